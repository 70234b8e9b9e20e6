var w,Fe,Xt,R,pe,oe,Ke,te,je,de,fe,Yt,j=Symbol.for("pv"),ae={},ie=[],Qt=/^m(i|n|o|s|text|space)$/,me=Array.isArray,Ve=ie.slice,O=Object.assign;function W(e){e&&e.parentNode&&e.remove()}function re(e,t,r,n,o){var a={type:e,props:t,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:j,__v:o||++Fe,__i:-1,__u:0};return!o&&w.vnode&&w.vnode(a),a}function A(e){return e.children}function I(e,t){this.props=e,this.context=t,this.__g=0}function D(e,t){if(t==null)return e.__&&D(e.__,e.__i+1);for(var r;t<e.__k.length;t++)if((r=e.__k[t])&&r.__e)return r.__e;return typeof e.type!="function"||e.props.__P?null:D(e)}function Zt(e){var t,r=e.__v,n=r.__e,o=[],a=[],i=e.__P;i&&((t=O({constructor:j},r)).__v=r.__v+1,w.vnode&&w.vnode(t),he(i,t,r,e.__n,i.namespaceURI,32&r.__u?[n]:null,o,n||D(r),32&r.__u,a),t.__v=r.__v,t.__.__k[t.__i]=t,Ze(o,t,a),r.__=r.__e=null,t.__e!=n&&Be(t))}function Be(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),Be(e)}function Ue(e){(8&e.__g||(e.__g|=8,R.push(e),oe++))&&pe==w.debounceRendering||((pe=w.debounceRendering)||queueMicrotask)(Ge)}function Ge(){try{for(var e,t=1;R.length;)R.length>t&&R.sort(Ke),e=R.shift(),t=R.length,8&e.__g&&Zt(e)}finally{(oe=R.length)&&(pe||queueMicrotask)(Ge)}}function Xe(e,t,r,n,o,a,i,s,_,p,l){var m,g,c,h,v,d,b=n.__k||ie,f=t.length;for(_=Jt(r,t,b,_,f),m=0;m<f;m++)(c=r.__k[m])!=null&&(g=~c.__i&&b[c.__i]||ae,c.__i=m,d=he(e,c,g,o,a,i,s,_,p,l),h=c.__e,(g.ref!=c.ref||8&g.__u)&&(g.ref&&ge(g.ref,null,c,g),c.ref&&l.push(c.ref,c.__c||h,c)),v=v||h,4&c.__u?(_=Ye(c,_,e,!g.__v),g.__e&&(g.__e=null)):typeof c.type=="function"&&d!==void 0?_=d:h&&(_=h.nextSibling),c.__u&=-21);return r.__e=v,_}function Jt(e,t,r,n,o){var a,i,s,_,p,l,m,g,c,h=r.length,v=h,d=0,b=0,f=e.__k=Array(o);for(a=0;a<o;a++)(i=t[a])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i!="object"||i.constructor===String?i=f[a]=re(null,i):me(i)?i=f[a]=re(A,{children:i}):i.constructor===j&&i.__b?i=f[a]=re(i.type,i.props,i.key,i.ref,i.__v):f[a]=i,_=a+d,i.__=e,i.__b=e.__b+1,s=null,~(p=i.__i=er(i,r,_,v))&&(v--,(s=r[p])&&(s.__u|=2)),s&&s.__v?(i.__u|=16,p==_-1?d--:p==_+1?d++:p!=_&&(p>_?d--:d++,b=1)):(~p||(o>h?d--:o<h&&d++),typeof i.type!="function"&&(i.__u|=4))):f[a]=null;if(b){for(l=[],m=[],a=0;a<o;a++)if((i=f[a])&&16&i.__u){for(d=0,g=l.length;d<g;)l[c=d+g>>1]<i.__i?d=c+1:g=c;l[d]=i.__i,m[a]=d+1}for(d=l.length;a--;)m[a]&&(m[a]==d?d--:f[a].__u|=4)}if(v)for(a=0;a<h;a++)!(s=r[a])||2&s.__u||(s.__e==n&&(n=D(s)),be(s,s));return n}function Ye(e,t,r,n){var o,a,i,s;if(typeof e.type=="function"){if(e.props.__P)return t;if(o=e.__k)for(a=0;a<o.length;a++)o[a]&&(o[a].__=e,t=Ye(o[a],t,r,!1));return t}for(t&&!t.parentNode&&(t=D(e))&&!t.parentNode&&(t=null),i=e.__e,s=t;s&&s.nodeType==8;)s=s.nextSibling;for(i!=s&&(!n&&r.moveBefore&&i.parentNode?r.moveBefore(i,t):r.insertBefore(i,t||null)),t=i;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function er(e,t,r,n){var o,a=e.key,i=e.type,s=t[r],_=s&&!(2&s.__u);if(s===null&&a==null||_&&a==s.key&&i==s.type)return r;if(n>(_?1:0)){for(o=r-1;o>=0;o--)if((s=t[o])&&!(2&s.__u)&&a==s.key&&i==s.type)return o;for(o=r+1;o<t.length;o++)if((s=t[o])&&!(2&s.__u)&&a==s.key&&i==s.type)return o}return-1}function Ie(e,t,r){r==null&&(r=""),t[0]=="-"?e.setProperty(t,r):e[t]=r}function ee(e,t,r,n,o){var a,i;if(t=="style")if(typeof r=="string")e.style.cssText=r;else{if(typeof n=="string"&&(e.style.cssText=n=""),n)for(t in n)r&&t in r||Ie(e.style,t);if(r)for(t in r)n&&r[t]==n[t]||Ie(e.style,t,r[t])}else if(t[0]=="o"&&t[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(e.__e||(e.__e={}))[t]=r,r&&n||(i=fe[t]||(fe[t]=tr(t)),(e.__a||(e.__a={}))[t]=de,a=t!=(t=t.replace(je,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),r?e.addEventListener(t,i,a):e.removeEventListener(t,i,a));else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&r==1?"":r)}}function tr(e){return function(t){var r=this.__e;if(r){if(r=r[e],t[te]==null)t[te]=de++;else if(t[te]<this.__a[e])return;return r(w.event?w.event(t):t)}}}function he(e,t,r,n,o,a,i,s,_,p){var l,m,g,c,h,v,d,b,f,x,y,E,Z,J,q,ze,L,N,T=t.type;if(t.constructor!==j)return null;128&r.__u&&(_=32&r.__u,l=r.__c.__z)&&(t.__u|=_,m=a=[],l.nodeType==8?s=ne(l,a):a.push(l),s=a[0]||s),(l=w.__b)&&l(t);e:if(typeof T=="function"){g=i.length;try{if(b=t.props,f=(l=T.prototype)&&l.render,x=(l=T.contextType)&&n[l.__c],y=l?x?x.props.value:l.__:n,(c=r.__c)?(t.__c=c,2&c.__g&&(c.__g|=1)):(f?t.__c=c=new T(b,y):(t.__c=c=new I(b,y),c.constructor=T,c.render=nr),x&&x.sub(c),c.state||(c.state={}),c.__n=n,c.__g|=8,c.__h=[],c.__k=[]),f&&(c.__s||(c.__s=c.state),T.getDerivedStateFromProps&&(c.__s==c.state&&(c.__s=O({},c.__s)),O(c.__s,T.getDerivedStateFromProps(b,c.__s)))),h=c.props,v=c.state,c.__v=t,r.__c){if(b!==h&&f&&!T.getDerivedStateFromProps&&c.componentWillReceiveProps&&c.componentWillReceiveProps(b,y),t.__v==r.__v&&!(8&c.__g)||!(4&c.__g)&&c.shouldComponentUpdate&&c.shouldComponentUpdate(b,c.__s,y)===!1){t.__v!=r.__v&&(c.props=b,c.state=c.__s,c.__g&=-9),t.__e=r.__e,t.__k=r.__k,t.__k.some(function(C){C&&(C.__=t)}),ie.push.apply(c.__h,c.__k),c.__k=[],c.__h.length&&i.push(c),s=D(r);break e}c.componentWillUpdate&&c.componentWillUpdate(b,c.__s,y),f&&c.componentDidUpdate&&c.__h.push(function(){c.componentDidUpdate(h,v,d)})}else f&&!T.getDerivedStateFromProps&&c.componentWillMount&&c.componentWillMount(),f&&c.componentDidMount&&c.__h.push(c.componentDidMount);c.context=y,c.props=b,c.__P=e,c.__g&=-5,E=w.__r,Z=f?25:0;do c.__g&=-9,E&&E(t),l=c.render(c.props,c.state=c.__s,c.context);while(8&c.__g&&++Z<25);f&&(ie.push.apply(c.__h,c.__k),c.__k=[]),c.state=c.__s,c.getChildContext&&(n=O({},n,c.getChildContext())),f&&r.__c&&c.getSnapshotBeforeUpdate&&(d=c.getSnapshotBeforeUpdate(h,v)),J=l&&l.type===A&&l.key==null?l.props.children:l,b.__P&&(l=s,o=(e=b.__P).namespaceURI,_=a=null,r.props&&r.props.__P!=e&&(r.__k.some(function(C){C&&be(C,C)}),r.__k=null),s=r.__k?D(r,0):null),s=Xe(e,me(J)?J:[J],t,r,n,o,a,i,s,_,p),b.__P&&(t.__e=null,s=l),t.__u&=-161,m&&m.some(W),c.__h.length&&i.push(c),1&c.__g&&(c.__g&=-4)}catch(C){if(i.length=g,t.__v=null,_||a)if(C&&C.then){if(t.__u|=128|_,a){for(~(L=a.indexOf(s||void 0))||(L=a.length);(N=a[L-1])&&N.nodeType==8;)L--;for(;L<a.length;L++)if(N=a[L])if(a[L]=null,q){if(N==ze)break}else{if(N.nodeType!=8)break;N.data.startsWith("$s")&&(ze=ne(q=N))}}if(!q){for(;s&&s.nodeType==8&&s.nextSibling;)s=s.nextSibling;q=s}(l=ne(q=t.__c.__z||(t.__c.__z=q)))?(t.__e=q,s=l):t.__e=s,s=s&&s.nextSibling}else a&&a.some(W);else t.__e=r.__e;t.__k||(t.__k=r.__k||[]),C&&C.then||Qe(t),w.__e(C,t,r)}}else s=t.__e=rr(r.__e,t,r,n,o,a,i,_,p,e);return(l=w.diffed)&&l(t),s}function ne(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var r=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))r++;else if(e.data.startsWith("/$s")&&!--r)return e}t&&t.push(e)}}function Qe(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(Qe))}function Ze(e,t,r){for(var n=0;n<r.length;)ge(r[n++],r[n++],r[n++]);w.__c&&w.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(a){a.call(o)})}catch(a){w.__e(a,o.__v)}})}function rr(e,t,r,n,o,a,i,s,_,p){var l,m,g,c,h,v,d,b,f=r.props||ae,x=t.props,y=t.type;if(y=="svg"?o="http://www.w3.org/2000/svg":y=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),a){for(l=0;l<a.length;l++)if((h=a[l])&&(y?h.localName==y:h.nodeType==3)){e=h,a[l]=null;break}}if(!e){if(b=p.ownerDocument||document,!y)return b.createTextNode(x);e=b.createElementNS(o,y,x.is?x:p),s&&(w.__m&&w.__m(t,a),s=!1),a=null}if(y){if(p=y=="template"&&e.content||e,a=y=="textarea"&&x.defaultValue!=null?null:a&&Ve.call(p.childNodes),!s&&a)for(f={},l=0;l<e.attributes.length;l++)f[(h=e.attributes[l]).name]=h.value;for(l in f)h=f[l],l=="dangerouslySetInnerHTML"?g=h:l=="children"||l in x||l=="value"&&"defaultValue"in x||l=="checked"&&"defaultChecked"in x||ee(e,l,null,h,o);for(l in x)h=x[l],l=="children"?c=h:l=="dangerouslySetInnerHTML"?m=h:l=="value"?v=h:l=="checked"?d=h:s&&typeof h!="function"||f[l]===h||ee(e,l,h,f[l],o);m?(s||g&&(m.__html==g.__html||m.__html==e.innerHTML)||(e.innerHTML=m.__html),t.__k=[]):(g&&(e.textContent=""),(y=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Qt.test(y))&&(o="http://www.w3.org/1999/xhtml"),Xe(p,me(c)?c:[c],t,r,n,o,a,i,a?a[0]:r.__k&&D(r,0),s,_),a&&a.some(W)),s&&y!="textarea"||(l="value",y=="progress"&&v==null?e.removeAttribute(l):v==null||v===e[l]&&(y!="progress"||v)||ee(e,l,v,f[l],o),l="checked",d!=null&&d!=e[l]&&ee(e,l,d,f[l],o))}else f===x||s&&e.data==x||(e.data=x);return e}function ge(e,t,r,n){try{typeof e=="function"?t?t.__x=e(t)||1:n&&(n=n.__c||n.__e)&&(t=n.__x)&&(n.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(o){w.__e(o,r)}}function be(e,t,r){var n,o,a,i;if(w.unmount&&w.unmount(e),!(n=e.ref)||n.current&&n.current!=e.__e||ge(n,null,t,e),n=e.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(s){w.__e(s,t)}n.__P=n.__n=null}if(n=e.__k)for(i=0;i<n.length;i++)n[i]&&be(n[i],t,typeof e.type!="function"||r&&!e.props.__P);!r&&(n=e.__c)&&(n=n.__z)&&(o=ne(n,a=[]))&&(n==e.__e&&a.some(W),W(o),W(n)),r||W(e.__e),e.__e=e.__c=e.__=null}function nr(e,t,r){return this.constructor(e,r)}function ve(e,t){var r,n,o,a;w.__&&w.__(e,t),t.nodeType==9&&(t=t.documentElement),n=(r=e&&32&e.__u)?null:t.__k,t.__k=re(A,{children:[e]}),o=[],a=[],he(t,t.__k,n||ae,ae,t.namespaceURI,n?null:t.firstChild?Ve.call(t.childNodes):null,o,n?n.__e:t.firstChild,r,a),Ze(o,t.__k,a),t.__k.props.children=null}w={__e:function(e,t,r,n){for(var o,a,i;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((i=(a=o.constructor)&&a.getDerivedStateFromError)&&o.setState(a.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,n||{}),i=1),i&&8&o.__g)return void(o.__g|=2)}catch(s){e=s}}throw oe=0,e}},Fe=0,Xt=function(e){return e!=null&&e.constructor===j},I.prototype.setState=function(e,t){var r=this.__s;r&&r!=this.state||(r=this.__s=O({},this.state)),typeof e=="function"&&(e=e(O({},r),this.props)),e&&(O(r,e),this.__v&&(t&&this.__k.push(t),Ue(this)))},I.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ue(this))},I.prototype.render=A,R=[],oe=0,Ke=function(e,t){return e.__v.__b-t.__v.__b},te=Symbol(),je=/(PointerCapture)$|Capture$/i,de=0,fe={},Yt=0;var B,M,ye,Je,xe=Object.is,se=0,ct=[],we=[],k=w,et=k.__b,tt=k.__r,rt=k.diffed,nt=k.__c,ot=k.unmount,at=k.__;function Me(e,t){k.__h&&k.__h(M,e,se||t),se=0;var r=M.__H||(M.__H={__:[],__h:[]});return e>=r.__.length&&r.__.push({}),r.__[e]}function P(e){return se=1,Se(ut,e)}function Se(e,t,r){var n=Me(B++,2);if(n.t=e,!n.__c&&(n.__=[r?r(t):ut(void 0,t),function(a){var i=(n.__N||n.__)[0],s=n.t(i,a);xe(i,s)||(n.__N=[s,n.__[1]],n.__c.setState({}))}],n.__c=M,!M.__f)){M.__f=!0;var o=M.shouldComponentUpdate;M.shouldComponentUpdate=function(a,i,s){var _=this.__H;if(!_)return!0;var p=!1,l=this.props!=a;if(_.__.some(function(g){g.__N&&(p=!0,xe(g.__[0],g.__N[0])||(l=!0))}),o){var m=o.call(this,a,i,s);return p?m||l:m}return!p||l}}return n.__}function G(e,t){var r=Me(B++,3);!k.__s&&lt(r.__H,t)&&(r.__P=!0,r.__=e,r.u=t,M.__H.__h.push(r))}function $(e){return se=5,H(function(){return{current:e}},[])}function H(e,t){var r=Me(B++,7);return lt(r.__H,t)&&(r.__=e(),r.__H=t),r.__}function or(){var e;do{for(;e=we.shift();)try{V(e)}catch(r){k.__e(r,{__:(e=e.__P)&&e.__v})}for(;e=ct.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(V),t.__h.some(ke),t.__h=[]}catch(r){t.__h=[],k.__e(r,e.__v)}}}while(we.length)}k.__b=function(e){M=null,et&&et(e)},k.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),at&&at(e,t)},k.__r=function(e){tt&&tt(e),B=0;var t=(M=e.__c).__H;t&&(ye==M?M.__h=[]:(t.__h.some(V),t.__h.some(ke),B=0),t.__h=[],t.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),ye=M},k.diffed=function(e){rt&&rt(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&st(ct.push(t)),t.__H.__.some(function(r){r.u&&(r.__H=r.u)})),ye=M=null},k.__c=function(e,t){t.some(function(r){try{r.__h.some(V),r.__h=r.__h.filter(function(n){return!n.__||ke(n)})}catch(n){r.__h=[function(){throw n}]}}),nt&&nt(e,t)},k.unmount=function(e){ot&&ot(e);var t,r,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=e.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,st(we.push(o))}else V(o)}catch(a){t=a}}),n.__H=void 0,t&&k.__e(t,n.__v))};var it=typeof requestAnimationFrame=="function";function ar(e){var t,r=function(){clearTimeout(n),it&&cancelAnimationFrame(t),setTimeout(e)},n=setTimeout(r,35);it&&(t=requestAnimationFrame(r))}function st(e){e!=1&&Je==k.requestAnimationFrame||((Je=k.requestAnimationFrame)||ar)(or)}function V(e){var t=M,r=e.__c;typeof r=="function"&&(e.__c=void 0,r()),M=t}function ke(e){var t=M;e.__c=e.__(),M=t}function lt(e,t){return!e||e.length!=t.length||t.some(function(r,n){return!xe(r,e[n])})}function ut(e,t){return typeof t=="function"?t(e):t}var ir=Symbol.for("pv"),sr=0;function u(e,t,r,n,o,a){t||(t={});var i,s,_=t;if("ref"in _&&typeof e!="function")for(s in _={},t)s=="ref"?i=t[s]:_[s]=t[s];var p={type:e,props:_,key:r,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ir,__v:--sr,__i:-1,__u:0};return(o||a)&&(p.__source=o,p.__self=a),w.vnode&&w.vnode(p),p}function _t({label:e,options:t,value:r,set:n}){return t.length<2?null:u("label",{class:"choice",children:[e,u("select",{value:r,onChange:o=>n(Number(o.currentTarget.value)),children:t.map((o,a)=>u("option",{value:a,children:o}))})]})}var pt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var ft={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function mt(e){let[t,r]=P(()=>dt(e));return G(()=>{let n=()=>r(dt(e)),o=new MutationObserver(n);o.observe(document.documentElement,ft),o.observe(document.body,ft);let a=matchMedia("(prefers-color-scheme: dark)");return a.addEventListener("change",n),n(),()=>{o.disconnect(),a.removeEventListener("change",n)}},[e]),t}function dt(e){for(let t=e;t;t=t.parentElement){let[r,n,o,a=1]=getComputedStyle(t).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(a>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var ht=(e,t={})=>e.replace(/\{(\w+)\}/g,(r,n)=>t[n]??r);function ce(e){return e>0&&e<.005?"<1 %":`${Math.round(100*e)} %`}function S(e,t=2){let r=e.toFixed(t);return Number(r)===0?0 .toFixed(t):r.replace("-","−")}function gt(e,t=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let a of["keydown","keyup"])n.addEventListener(a,lr);return ve(u(Ce,{model:r,el:n,Content:e,style:t}),o),()=>ve(null,o)}}}function lr(e){let t=e.ctrlKey||e.metaKey||e.altKey||e.shiftKey&&e.key==="Enter",r=e.composedPath()[0].matches(":read-write");e.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!t)}function X(e,t){let[,r]=Se(o=>o+1,0);G(()=>{let o=`change:${t}`;return e.on(o,r),()=>e.off(o,r)},[e,t]);let n=o=>{e.set(t,o),e.save_changes()};return[e.get(t),n]}function bt(){let e=$(null),[t,r]=P(null);return G(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(e.current),()=>n.disconnect()},[]),[e,t]}var Ce=class extends I{componentDidCatch(t){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:t})),this.setState({error:t})}render({model:t,el:r,Content:n,style:o},{error:a}){let i=(s,_)=>ht(t.get("strings")[s]??s,_);return u(A,{children:[u("style",{children:pt+o}),u(ur,{el:r,caption:t.get("caption"),children:a?u("p",{role:"alert",children:i("broken",{reason:a.message})}):u(n,{model:t,say:i})})]})}};function ur({el:e,caption:t,children:r}){let n=mt(e);return u("figure",{class:"figure","data-theme":n,children:[r,t&&u("figcaption",{children:t})]})}function vt({busy:e=!1,children:t}){return u("p",{class:"reading","aria-live":"polite","aria-busy":e,children:t})}function yt({say:e,head:t,rows:r,more:n=[]}){let[o,a]=P(!1);return u("div",{class:"numbers",children:[u("button",{type:"button","aria-expanded":o,onClick:()=>a(!o),children:e(o?"hide numbers":"show numbers")}),o&&u("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":e("show numbers"),children:[{head:t,rows:r},...n].map(i=>u(_r,{...i}))})]})}function _r({head:e,rows:t}){return u("table",{children:[u("thead",{children:u("tr",{children:e.map(r=>u("th",{scope:"col",children:r}))})}),u("tbody",{children:t().map(([r,...n])=>u("tr",{children:[u("th",{scope:"row",children:r}),n.map(o=>u("td",{children:o}))]}))})]})}var Ae=`/* formulas, vectors and matrices */
.formula .letter,
.rule .formula,
.symbol .formula {
  font-family: "STIX Two Text", Cambria, "Times New Roman", "Liberation Serif", serif;
  font-size: 1.1em;
}
.rule .letter,
.symbol .letter {
  font-size: 1em;
}
.formula sub {
  font-size: 0.7em;
  line-height: 0;
}
.brackets {
  border: solid;
  border-color: inherit;
  border-width: 0 1.5px;
  border-radius: 9px;
  pointer-events: none;
}
.vector,
.matrix {
  display: grid;
  padding: 0 4px;
  position: relative;
}
.matrix {
  column-gap: 4px;
}
.vector .brackets,
.matrix .brackets {
  inset: 0;
  position: absolute;
}
`;var fr=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function z({text:e,roles:t={}}){return u("span",{class:"formula",children:[...dr(e,t)]})}function*dr(e,t){let r=0;for(let{0:n,1:o,2:a,3:i,index:s}of e.matchAll(fr))yield e.slice(r,s),yield o??u("span",{class:`letter ${t[a]??""}`,children:[a==="Σ"?a:u("i",{class:a[1]&&"tilde",children:a[0]}),i&&u("sub",{children:i})]}),r=s+n.length;yield e.slice(r)}function Ee({text:e,roles:t}){return e.split(/\{([^}]*)\}/).map((r,n)=>{if(n%2===0)return r;let[,o,a]=r.match(/^(\w+):(.*)$/)??[];return o?u("span",{class:o,children:a}):u(z,{text:r,roles:t})})}var xt=({at:e,kind:t=""})=>u("span",{class:`brackets ${t}`,style:e,"aria-hidden":"true"});var mr={f32:Float32Array,u8:Uint8Array};function $e({dtype:e,shape:t,data:r}){let n=r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength),o=new mr[e](n);return{shape:t,values:e==="u8"?Float32Array.from(o,a=>a/255):o}}function hr({shape:e,values:t},...r){let[n,o]=e.slice(-2),i=r.reduce((s,_,p)=>s*e[p]+_,0)*n*o;return Array.from({length:n},(s,_)=>t.subarray(i+_*o,i+(_+1)*o))}function kt(e){let t=$e(e);return t.shape.length===1?Array.from(t.values,wt):hr(t).map(r=>Array.from(r,wt))}var wt=e=>Number(e.toPrecision(7)),F=(e,t)=>e.reduce((r,n,o)=>r+n*t[o],0),U=(e,t)=>e.map(r=>F(r,t));function Mt(e){let t=Math.max(...e),r=e.map(o=>Math.exp(o-t)),n=r.reduce((o,a)=>o+a,0);return r.map(o=>o/n)}function St(e,t){let{buffer:r}=Float32Array.from(t);return{dtype:"f32",shape:e,data:new DataView(r)}}function Ct(e,t){let r=t.map(i=>X(e,i)),n=r.map(([i])=>i),o=H(()=>n,[n.map(({shape:i})=>i.join()).join(";")]);return{values:H(()=>Object.fromEntries(t.map((i,s)=>[i,kt(n[s])])),n),change(i,s,..._){let{shape:p,values:l}=$e(e.get(i)),[,m]=r[t.indexOf(i)];m(St(p,l.map((g,c)=>_[c-s]??g)))},startAgain:()=>r.forEach(([i,s],_)=>i!==o[_]&&s(o[_]))}}var le=e=>Object.fromEntries(Object.entries(e).map(([t,r])=>[t,`${r}px`])),Te=(()=>{let e;return t=>(e??(e=document.createElement("canvas").getContext("2d")),e.font="bold 13px system-ui, sans-serif",e.measureText(t).width)})();function Pe(e,t){let r=e.map(o=>t.reduce((a,i)=>a+gr(o,i),0)),n=Math.min(...r);return{...e[r.indexOf(n)],covered:n}}var gr=(e,t)=>At(e.left,e.width,t.left,t.width)*At(e.top,e.height,t.top,t.height),At=(e,t,r,n)=>Math.max(0,Math.min(e+t,r+n)-Math.max(e,r));var Le={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function Et(e,t,r,n){if(e.altKey||e.ctrlKey||e.metaKey)return null;let o=br(e.key,t,n);return o?(e.preventDefault(),[Math.max(0,Math.min(r-1,o[0])),Math.max(0,Math.min(n-1,o[1]))]):null}function br(e,t,r){return!(e in Le)&&e!=="Home"&&e!=="End"?null:t?e==="Home"?[t[0],0]:e==="End"?[t[0],r-1]:[t[0]+Le[e][0],t[1]+Le[e][1]]:[0,0]}var Re=`/* a plane with points that can be moved */
.plane {
  border: 1px solid var(--edge);
  border-radius: 6px;
  position: relative;
  user-select: none;
}
.plane svg {
  display: block;
}
.plane .axis {
  stroke: var(--edge);
}
.plane circle.key {
  fill: var(--key);
}
.plane .weight {
  fill: var(--everything);
  fill-opacity: 0.16;
}
.plane .arrow {
  fill: var(--query);
  stroke: var(--query);
  stroke-width: 3;
}
.plane span {
  font-size: 0.8125rem;
  line-height: 1.2;
  overflow: hidden;
  padding: 0 0.2rem;
  pointer-events: none;
  position: absolute;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.plane .handle {
  background: color-mix(in srgb, currentColor 25%, transparent);
  border: 2px solid;
  border-radius: 50%;
  cursor: grab;
  height: 1.75rem;
  position: absolute;
  transform: translate(-50%, -50%);
  width: 1.75rem;
}
.plane .handle:active {
  cursor: grabbing;
}
.plane .handle:focus-visible {
  border-radius: 50%;
}
`;var yr=16,xr=6;function $t(e,t,r=t/200){let n=e/2,o=(n-yr)/t;return{size:e,reach:t,half:n,unit:o,spot:([a,i])=>[n+a*o,n-i*o],grain:r,stride:10*r,small:2*r}}function Tt({plane:e,scale:t,point:r,set:n,jumps:o}){let a=$(null),i=$([0,0]),{size:s,reach:_,unit:p,grain:l,stride:m,small:g}=t,c=d=>n(d.map(b=>Number(Math.max(-_,Math.min(_,b)).toFixed(6)))),h=d=>{let{left:b,top:f,width:x}=e.current.getBoundingClientRect();return[d.clientX-b-x/2,f+x/2-d.clientY].map(y=>y*s/x)},v=d=>{let b=h(d).map((f,x)=>f-i.current[x]);c(Math.hypot(...b)<xr?[0,0]:b.map(f=>Math.round(f/p/l)*l))};return{handle:a,onPointerDown(d){d.button===0&&(d.currentTarget.setPointerCapture(d.pointerId),d.preventDefault(),a.current.focus({preventScroll:!0}),o?v(d):i.current=h(d).map((b,f)=>b-r[f]*p))},onPointerMove(d){d.currentTarget.hasPointerCapture(d.pointerId)&&v(d)},onKeyDown(d){if(d.key==="End")return;let b=Et(d,[1,1],3,3);if(!b)return;let f=d.shiftKey?g:m;c(d.key==="Home"?[0,0]:[r[0]+(b[1]-1)*f,r[1]-(b[0]-1)*f])}}}function Pt([e,t],[r,n]){let o=Math.hypot(r-e,n-t);if(o<1)return"";let[a,i]=[(r-e)/o,(n-t)/o],s=Math.min(11,o),_=p=>`L${r-s*a-p*.45*s*i} ${n-s*i+p*.45*s*a}`;return`M${e} ${t}L${r} ${n}${_(1)}${_(-1)}L${r} ${n}`}var De=`/* a number that can be dragged */
.scrub {
  border-radius: 4px;
  cursor: ew-resize;
  display: inline-block;
  font-variant-numeric: tabular-nums;
  line-height: 1.5rem;
  min-width: 1.5rem;
  padding: 0 1px;
  text-align: center;
  text-decoration: underline dotted 2px;
  text-underline-offset: 0.22em;
  touch-action: pan-y; /* sideways is ours, up and down stays the page's */
  user-select: none;
  -webkit-user-select: none;
  white-space: nowrap;
}
.scrub.dragged {
  background: var(--ink);
  color: var(--surface);
}
@media (hover: hover) {
  .scrub[role="slider"]:hover {
    background: var(--ink);
    color: var(--surface);
  }
}
`;var kr=4,qe=5;function Rt({value:e,set:t,label:r,min:n,max:o,step:a=.05,kind:i="",...s}){let _=$(null),[p,l]=P(!1),m=b=>{let f=Math.min(o,Math.max(n,Math.round(100*b)/100));Math.abs(f-e)>1e-6&&t(f)},g=()=>{_.current=null,l(!1)},c=b=>{b.button===0&&(b.currentTarget.setPointerCapture(b.pointerId),_.current={x:b.clientX,value:e},l(!0))},h=b=>{_.current&&m(_.current.value+a*Math.round((b.clientX-_.current.x)/kr))},v=()=>{_.current&&m(_.current.value),g()},d=b=>{let f=Mr(b,e,{min:n,max:o,step:a});f!==null&&(b.preventDefault(),m(f))};return u("span",{...s,class:`scrub ${i} ${p?"dragged":""}`,role:"slider",tabIndex:"0","aria-label":r,"aria-valuemin":n,"aria-valuemax":o,"aria-valuenow":Math.round(100*e)/100,"aria-valuetext":S(e),onPointerDown:c,onPointerMove:h,onPointerUp:g,onPointerCancel:v,onKeyDown:d,children:S(e)})}var Lt={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:qe,PageDown:-qe};function Mr(e,t,{min:r,max:n,step:o}){if(e.altKey||e.ctrlKey||e.metaKey)return null;if(e.key==="Home")return r;if(e.key==="End")return n;if(!(e.key in Lt))return null;let a=e.shiftKey&&e.key.startsWith("Arrow")?qe:1;return t+a*Lt[e.key]*o}function Dt(e,t){let r=i=>t*(2*i/60-1),n=Array.from({length:61},(i,s)=>s),o=n.map(i=>n.map(s=>({point:[r(i),r(s)],value:e([r(i),r(s)])}))),a=o.flat().map(({value:i})=>i);return Sr(Math.min(...a),Math.max(...a)).map(i=>{let s=n.slice(1).flatMap(p=>n.slice(1).flatMap(l=>{let m=[o[p-1][l-1],o[p][l-1],o[p][l],o[p-1][l]];return Ar(m.flatMap((g,c)=>Cr(g,m[(c+1)%4],i)))})),_=s.flat().filter(p=>Math.max(...p.map(Math.abs))>t-1e-9);return{level:i,pieces:s,ends:_}})}function Sr(e,t){if(t-e<1e-6)return[];let r=(t-e)/10,n=10**Math.floor(Math.log10(r)),o=n*[1,2,5,10].find(s=>s*n>=r),a=Math.ceil(e/o),i=Math.floor(t/o)-a+1;return Array.from({length:i},(s,_)=>Number(((a+_)*o).toPrecision(6)))}function Cr(e,t,r){if(e.value<r==t.value<r)return[];let n=(r-e.value)/(t.value-e.value);return[e.point.map((o,a)=>o+n*(t.point[a]-o))]}var Ar=e=>Array.from({length:e.length/2},(t,r)=>e.slice(2*r,2*r+2));var Er=e=>e.reduce((t,r)=>t+r,0),Y=e=>Number(e.toFixed(2)),qt=(e,t=S)=>t(e).startsWith("−")?`(${t(e)})`:t(e),Nt=(e,t)=>({text:e.map((r,n)=>`${n===0?S(e[n]):qt(e[n])} × ${qt(t[n])}`).join(" + "),paper:Er(e.map((r,n)=>Y(e[n])*Y(t[n])))});var ue=["dot","general","concat","additive"],Wt={dot:[],general:["general"],concat:["query_matrix","key_matrix","v"],additive:["query_matrix","key_matrix","v"]},Ot={dot:"e_j = q · k_j",general:"e_j = qᵀ W k_j",concat:"e_j = vᵀ tanh(W [q; k_j])",additive:"e_j = vᵀ tanh(W_q q + W_k k_j)"};function Ht(e,{query:t,general:r,query_matrix:n,key_matrix:o,v:a}){if(e==="dot")return s=>F(t,s);if(e==="general")return s=>F(t,U(r,s));let i=U(n,t);return s=>F(a,zt(i,U(o,s)).map(Math.tanh))}var zt=(e,t)=>e.map((r,n)=>r+t[n]);function Ut(e,{query:t,key:r,general:n,query_matrix:o,key_matrix:a,v:i},s){let _=`k_${s+1}`,p=`e_${s+1}`;if(e==="dot")return Ne([],`${p} = q · ${_}`,t,r[s]);if(e==="general"){let d=U(n,r[s]);return Ne([K(`W ${_}`,d)],`${p} = qᵀ (W ${_})`,t,d)}let[l,m]=[U(o,t),U(a,r[s])],g=zt(l,m),c=g.map(Math.tanh),[h,...v]=e==="concat"?[`W [q; ${_}]`,K(`[q; ${_}]`,[...t,...r[s]])]:[`W_q q + W_k ${_}`,K("W_q q",l),K(`W_k ${_}`,m)];return Ne([...v,K(h,g),K("tanh(…)",c)],`${p} = vᵀ tanh(…)`,i,c)}var K=(e,t)=>`${e} ${We(It(t))} (${t.map(r=>S(r)).join(", ")})`;function Ne(e,t,r,n){let{text:o,paper:a}=Nt(r,n),i=F(r,n),s=`${t} ${We(It([...r,...n]))} ${o} ${We(Math.abs(a-Y(i))<1e-9)}`;return{lines:[...e,s],result:S(i)}}var It=e=>e.every(t=>Math.abs(t-Y(t))<1e-9),We=e=>e?"=":"≈";var Ft=`.lab {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  max-width: 56rem;
}
@container (min-width: 40rem) {
  .lab {
    grid-template-columns: minmax(0, 342px) minmax(0, 1fr);
  }
}
.hint {
  color: var(--soft);
  font-size: 0.8125rem;
  line-height: 1.4;
  margin-top: 0.4rem;
}
.hint.lines {
  min-height: 4.2em; /* so that what comes below stays where it is */
}

.hint .formula {
  white-space: nowrap;
}

/* the plane: a finger that moves beside the handles scrolls the page */
.plane .handle {
  touch-action: none;
}
.plane .handle.key {
  background: none;
  border-width: 1px;
}
.plane .handle:hover,
.plane .handle:focus-visible {
  background: color-mix(in srgb, currentColor 25%, transparent);
  z-index: 1;
}
.plane .weight {
  fill: var(--key);
  fill-opacity: 0.35;
}
.plane .line {
  fill: none;
  stroke: var(--soft);
  stroke-opacity: 0.6;
}
.plane .level {
  dominant-baseline: central;
  fill: var(--soft);
  font-size: 12px;
  paint-order: stroke; /* so that the line does not run through the number */
  stroke: var(--surface);
  stroke-linejoin: round;
  stroke-width: 9px;
  text-anchor: middle;
}
.plane span {
  text-align: center;
  text-shadow: 0 0 3px var(--surface), 0 0 3px var(--surface), 0 0 3px var(--surface);
}

/* the formula and its parameters */
.formulas {
  border-bottom: 1px solid var(--edge);
  margin-bottom: 0.6rem;
  padding-bottom: 0.6rem;
}
.rule {
  font-size: 1.1875rem;
  line-height: 1.6;
}
.matrices {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1.1rem;
  margin-top: 0.3rem;
}
.symbol {
  line-height: 1.5;
  text-align: center;
}
.matrices .cell {
  font-size: 0.875rem;
  text-align: center;
  width: 5.3ch; /* wide enough for a minus sign, so that nothing moves when one comes */
}
.matrices .half {
  border-left: 1.5px solid var(--edge);
}

/* the words */
.scored .bars li {
  display: block;
}
.scored .row {
  align-items: center;
  display: grid;
  gap: 0.6rem;
  grid-template-columns: minmax(3.5rem, 7rem) 3.4rem 1fr 3rem;
  text-align: left;
  width: 100%;
}
.scored button.row {
  background: none;
  border-color: transparent;
  padding: 0.2rem 0.4rem;
}
.scored button.row:hover,
.scored button[aria-expanded="true"] {
  border-color: var(--edge);
}
.scored .head {
  color: var(--soft);
  font-size: 0.8125rem;
  padding: 0 0.4rem;
}
.scored .number {
  font-variant-numeric: tabular-nums;
  text-align: right;
  white-space: nowrap;
}
.scored .bar {
  background: var(--everything);
}
.work {
  font-size: 0.875rem;
  font-variant-numeric: tabular-nums;
  font-weight: 400;
  padding: 0.2rem 0.4rem 0.4rem;
}
.work p {
  padding-left: 1.2em;
  text-indent: -1.2em;
}
`;var Oe=3,Tr=.01,Pr=["query","key","general","query_matrix","key_matrix","v"],He={q:"query",k:"key"},Lr=5e-4,Rr={dot:"Luong",general:"Luong",concat:"Luong",additive:"Bahdanau"},Dr={dot:"dot lines",general:"general lines",concat:"tanh lines",additive:"tanh lines"},qr=340,Q=28,Nr=110,[Kt,jt]=[18,15];function Wr({model:e,say:t}){let[r]=X(e,"names"),[n,o]=X(e,"score"),a=$(n).current,{values:i,change:s,startAgain:_}=Ct(e,Pr),p=H(()=>Ht(n,i),[n,i]),l=i.key.map(p),m=Mt(l),g=Math.max(...l),c=l.map((v,d)=>d).filter(v=>g-l[v]<Lr);return u(A,{children:[u("div",{class:"controls",children:[u(_t,{label:t("choose"),options:ue.map(v=>t("by",{score:t(v),author:Rr[v]})),value:ue.indexOf(n),set:v=>o(ue[v])}),u("button",{type:"button",onClick:()=>{_(),o(a)},children:t("again")})]}),u("div",{class:"lab",children:[u(Hr,{say:t,score:n,names:r,values:i,weights:m,scoreOf:p,change:s}),u("div",{children:[u(Kr,{say:t,score:n,values:i,change:s}),u(jr,{say:t,names:r,scores:l,weights:m,best:c,work:v=>Ut(n,i,v)})]})]}),u(vt,{children:h()}),u(yt,{say:t,head:["word","key","score","weight"].map(v=>t(v)),rows:()=>r.map((v,d)=>[v,Or(i.key[d]),S(l[d],4),S(m[d],4)])})]});function h(){let v={score:t(n),weight:ce(m[c[0]]),number:S(g)};return c.length===r.length?t("even",v):c.length>1?t("tied",{...v,words:c.map(d=>r[d]).join(", ")}):t("reading",{...v,word:r[c[0]]})}}var Or=e=>`(${e.map(t=>S(t)).join(", ")})`;function Hr({say:e,score:t,...r}){let[n,o]=bt(),a=Math.min(o-2,qr),i=$t(a,Oe,Tr),s=H(()=>Dt(r.scoreOf,i.half/i.unit),[r.scoreOf,a]);return u("div",{ref:n,children:[o&&u(zr,{say:e,scale:i,lines:s,...r}),u("p",{class:"hint",children:e("hint")}),u("p",{class:"hint lines",children:s.length>0?u(A,{children:[e("lines")," ",u(Ee,{text:e(Dr[t])})]}):e("flat",{score:S(r.scoreOf([0,0]))})})]})}function zr({say:e,names:t,values:r,weights:n,change:o,scale:a,lines:i}){let s=$(null),{size:_,half:p,spot:l}=a,m=l(r.query),g=r.key.map(l),c={say:e,plane:s,scale:a},h=[...g,m].map(f=>_e(f,Q-4,Q-4));for(let f=0;f<1;f+=.05)h.push(_e(Ur([p,p],m,f),8,8));let v=(f,x)=>{let y=Pe(Ir(f,Math.min(Nr,Te(x)+8),_),h);return h.push(y),le({left:y.left,top:y.top,width:y.width})},d=[{kind:"query",text:e("query"),style:v(m,e("query"))},...t.map((f,x)=>({kind:"key",text:f,style:v(g[x],f)}))],b=i.flatMap(({level:f,ends:x})=>{let y=Fr(f),E=Pe(x.map(Z=>Gt(_e(l(Z),Te(y)+4,jt),_)),h);return E.covered?[]:(h.push(E),[{level:f,text:y,x:E.left+E.width/2,y:E.top+jt/2}])});return u("div",{class:"plane",style:le({width:_+2,height:_+2}),children:[u("svg",{ref:s,width:_,height:_,"aria-hidden":"true",children:[u("line",{class:"axis",x1:p,x2:p,y2:_}),u("line",{class:"axis",y1:p,y2:p,x2:_}),i.map(({level:f,pieces:x})=>u("path",{class:"line","data-level":f,d:x.map(y=>`M${y.map(l).join("L")}`).join("")})),b.map(({level:f,text:x,x:y,y:E})=>u("text",{class:"level","data-level":f,x:y,y:E,children:x})),u("path",{class:"arrow",d:Pt([p,p],m)}),g.map(([f,x],y)=>u(A,{children:[u("circle",{class:"weight",cx:f,cy:x,r:Q/2*Math.sqrt(n[y])}),u("circle",{class:"key",cx:f,cy:x,r:"4"})]}))]}),d.map(({kind:f,text:x,style:y})=>u("span",{class:f,style:y,children:x})),u(Vt,{...c,kind:"query",point:r.query,set:f=>o("query",0,...f),label:f=>e("query in the plane",f)}),r.key.map((f,x)=>u(Vt,{...c,kind:"key",point:f,set:y=>o("key",2*x,...y),label:y=>e("key in the plane",{...y,word:t[x]})}))]})}function Vt({say:e,plane:t,scale:r,kind:n,point:o,set:a,label:i}){let{handle:s,..._}=Tt({plane:t,scale:r,point:o,set:a,jumps:!1}),[p,l]=r.spot(o);return u("div",{class:`handle ${n}`,ref:s,tabIndex:"0",role:"application","aria-label":`${i({x:S(o[0]),y:S(o[1])})}. ${e("keys")}`,style:le({left:p,top:l}),..._})}var _e=([e,t],r,n)=>({left:e-r/2,top:t-n/2,width:r,height:n}),Ur=([e,t],[r,n],o)=>[e+o*(r-e),t+o*(n-t)],Gt=({left:e,top:t,width:r,height:n},o)=>({left:Math.max(1,Math.min(o-r-1,e)),top:Math.max(1,Math.min(o-n-1,t)),width:r,height:n});function Ir([e,t],r,n){let o=e<n/2?-1:1,[a,i]=[(Q+r)/2,(Q+Kt)/2];return[[1,0],[-1,0],[0,1],[0,-1],[1,1],[1,-1],[-1,1],[-1,-1]].map(([_,p])=>Gt(_e([e+o*a*_,t+i*p],r,Kt),n))}var Fr=e=>String(e).replace("-","−");function Kr({say:e,score:t,values:r,change:n}){let o=(_,p,l,m)=>u(Rt,{"data-number":`${_}:${l+1}`,value:m,min:-Oe,max:Oe,step:.1,label:p,set:g=>n(_,l,g)}),a=(_,...p)=>u(Bt,{name:_,columns:2*p.length,children:[0,1].map(l=>p.map((m,g)=>r[m][l].map((c,h)=>u("span",{class:g>0&&h===0?"cell half":"cell",children:o(m,e("place",{name:_,i:l+1,k:2*g+h+1}),2*l+h,c)}))))}),i=Wt[t].flatMap(_=>r[_].flat()).length,s={dot:"no parameters",general:"general parameters"}[t]??"tanh parameters";return u("div",{class:"formulas",role:"group","aria-label":e("parameters"),children:[u("p",{class:"rule",children:u(z,{text:Ot[t],roles:He})}),i>0&&u("div",{class:"matrices",children:[t==="general"&&a("W","general"),t!=="general"&&u(Bt,{name:"vᵀ",columns:2,children:r.v.map((_,p)=>u("span",{class:"cell",children:o("v",e("entry",{name:"v",i:p+1}),p,_)}))}),t==="concat"&&a("W","query_matrix","key_matrix"),t==="additive"&&a("W_q","query_matrix"),t==="additive"&&a("W_k","key_matrix")]}),u("p",{class:"hint",children:[i>0&&`${e("drag")} `,u(Ee,{text:e(s,{n:i}),roles:He})]})]})}function Bt({name:e,columns:t,children:r}){return u("div",{children:[u("p",{class:"symbol",children:u(z,{text:e})}),u("div",{class:"matrix",style:{gridTemplateColumns:`repeat(${t}, auto)`},children:[u(xt,{}),r]})]})}function jr({say:e,names:t,scores:r,weights:n,best:o,work:a}){let[i,s]=P(-1);return u("div",{class:"scored",onKeyDown:p=>{p.key!=="Escape"||i<0||(p.preventDefault(),s(-1))},children:[u("p",{class:"row head","aria-hidden":"true",children:[u("span",{}),u("span",{class:"number",children:[e("score")," ",u(z,{text:"e_j"})]}),u("span",{children:[e("weight")," ",u(z,{text:"α_j"})]})]}),u("ul",{class:"bars",children:t.map((p,l)=>u("li",{class:o.includes(l)?"marked":"",children:[u("button",{type:"button",class:"row","aria-expanded":i===l,"aria-label":e("row",{word:p,score:S(r[l]),weight:ce(n[l])}),onClick:()=>s(i===l?-1:l),children:[u("span",{class:"word key",children:p}),u("span",{class:"number",children:S(r[l])}),u("span",{class:"track",children:u("span",{class:"bar",style:{width:`${100*n[l]}%`}})}),u("span",{class:"number",children:ce(n[l])})]}),i===l&&u(Vr,{...a(l)})]}))}),u("p",{class:"hint",children:e("open")})]})}function Vr({lines:e,result:t}){return u("div",{class:"work",children:e.map((r,n)=>u("p",{children:[u(z,{text:r,roles:He})," ",n===e.length-1&&u("strong",{children:t})]}))})}var oo=gt(Wr,Re+De+Ae+Ft);export{oo as default};
