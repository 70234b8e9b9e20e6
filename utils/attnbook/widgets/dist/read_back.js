var v,Te,ct,H,ne,Y,Se,J,Me,ie,oe,lt,O=Symbol.for("pv"),Z={},ee=[],ut=/^m(i|n|o|s|text|space)$/,ae=Array.isArray,Pe=ee.slice,L=Object.assign;function z(t){t&&t.parentNode&&t.remove()}function Q(t,e,r,n,i){var o={type:t,props:e,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:O,__v:i||++Te,__i:-1,__u:0};return!i&&v.vnode&&v.vnode(o),o}function P(t){return t.children}function W(t,e){this.props=t,this.context=e,this.__g=0}function N(t,e){if(e==null)return t.__&&N(t.__,t.__i+1);for(var r;e<t.__k.length;e++)if((r=t.__k[e])&&r.__e)return r.__e;return typeof t.type!="function"||t.props.__P?null:N(t)}function ft(t){var e,r=t.__v,n=r.__e,i=[],o=[],_=t.__P;_&&((e=L({constructor:O},r)).__v=r.__v+1,v.vnode&&v.vnode(e),se(_,e,r,t.__n,_.namespaceURI,32&r.__u?[n]:null,i,n||N(r),32&r.__u,o),e.__v=r.__v,e.__.__k[e.__i]=e,Re(i,e,o),r.__=r.__e=null,e.__e!=n&&Ee(e))}function Ee(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Ee(t)}function xe(t){(8&t.__g||(t.__g|=8,H.push(t),Y++))&&ne==v.debounceRendering||((ne=v.debounceRendering)||queueMicrotask)(Ae)}function Ae(){try{for(var t,e=1;H.length;)H.length>e&&H.sort(Se),t=H.shift(),e=H.length,8&t.__g&&ft(t)}finally{(Y=H.length)&&(ne||queueMicrotask)(Ae)}}function De(t,e,r,n,i,o,_,c,u,f,s){var p,g,a,h,y,d,b=n.__k||ee,m=e.length;for(u=pt(r,e,b,u,m),p=0;p<m;p++)(a=r.__k[p])!=null&&(g=~a.__i&&b[a.__i]||Z,a.__i=p,d=se(t,a,g,i,o,_,c,u,f,s),h=a.__e,(g.ref!=a.ref||8&g.__u)&&(g.ref&&_e(g.ref,null,a,g),a.ref&&s.push(a.ref,a.__c||h,a)),y=y||h,4&a.__u?(u=He(a,u,t,!g.__v),g.__e&&(g.__e=null)):typeof a.type=="function"&&d!==void 0?u=d:h&&(u=h.nextSibling),a.__u&=-21);return r.__e=y,u}function pt(t,e,r,n,i){var o,_,c,u,f,s,p,g,a,h=r.length,y=h,d=0,b=0,m=t.__k=Array(i);for(o=0;o<i;o++)(_=e[o])!=null&&typeof _!="boolean"&&typeof _!="function"?(typeof _!="object"||_.constructor===String?_=m[o]=Q(null,_):ae(_)?_=m[o]=Q(P,{children:_}):_.constructor===O&&_.__b?_=m[o]=Q(_.type,_.props,_.key,_.ref,_.__v):m[o]=_,u=o+d,_.__=t,_.__b=t.__b+1,c=null,~(f=_.__i=dt(_,r,u,y))&&(y--,(c=r[f])&&(c.__u|=2)),c&&c.__v?(_.__u|=16,f==u-1?d--:f==u+1?d++:f!=u&&(f>u?d--:d++,b=1)):(~f||(i>h?d--:i<h&&d++),typeof _.type!="function"&&(_.__u|=4))):m[o]=null;if(b){for(s=[],p=[],o=0;o<i;o++)if((_=m[o])&&16&_.__u){for(d=0,g=s.length;d<g;)s[a=d+g>>1]<_.__i?d=a+1:g=a;s[d]=_.__i,p[o]=d+1}for(d=s.length;o--;)p[o]&&(p[o]==d?d--:m[o].__u|=4)}if(y)for(o=0;o<h;o++)!(c=r[o])||2&c.__u||(c.__e==n&&(n=N(c)),ce(c,c));return n}function He(t,e,r,n){var i,o,_,c;if(typeof t.type=="function"){if(t.props.__P)return e;if(i=t.__k)for(o=0;o<i.length;o++)i[o]&&(i[o].__=t,e=He(i[o],e,r,!1));return e}for(e&&!e.parentNode&&(e=N(t))&&!e.parentNode&&(e=null),_=t.__e,c=e;c&&c.nodeType==8;)c=c.nextSibling;for(_!=c&&(!n&&r.moveBefore&&_.parentNode?r.moveBefore(_,e):r.insertBefore(_,e||null)),e=_;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function dt(t,e,r,n){var i,o=t.key,_=t.type,c=e[r],u=c&&!(2&c.__u);if(c===null&&o==null||u&&o==c.key&&_==c.type)return r;if(n>(u?1:0)){for(i=r-1;i>=0;i--)if((c=e[i])&&!(2&c.__u)&&o==c.key&&_==c.type)return i;for(i=r+1;i<e.length;i++)if((c=e[i])&&!(2&c.__u)&&o==c.key&&_==c.type)return i}return-1}function Ce(t,e,r){r==null&&(r=""),e[0]=="-"?t.setProperty(e,r):t[e]=r}function G(t,e,r,n,i){var o,_;if(e=="style")if(typeof r=="string")t.style.cssText=r;else{if(typeof n=="string"&&(t.style.cssText=n=""),n)for(e in n)r&&e in r||Ce(t.style,e);if(r)for(e in r)n&&r[e]==n[e]||Ce(t.style,e,r[e])}else if(e[0]=="o"&&e[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(t.__e||(t.__e={}))[e]=r,r&&n||(_=oe[e]||(oe[e]=ht(e)),(t.__a||(t.__a={}))[e]=ie,o=e!=(e=e.replace(Me,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),r?t.addEventListener(e,_,o):t.removeEventListener(e,_,o));else{if(i=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&r==1?"":r)}}function ht(t){return function(e){var r=this.__e;if(r){if(r=r[t],e[J]==null)e[J]=ie++;else if(e[J]<this.__a[t])return;return r(v.event?v.event(e):e)}}}function se(t,e,r,n,i,o,_,c,u,f){var s,p,g,a,h,y,d,b,m,x,w,k,S,V,$,ke,D,U,E=e.type;if(e.constructor!==O)return null;128&r.__u&&(u=32&r.__u,s=r.__c.__z)&&(e.__u|=u,p=o=[],s.nodeType==8?c=X(s,o):o.push(s),c=o[0]||c),(s=v.__b)&&s(e);e:if(typeof E=="function"){g=_.length;try{if(b=e.props,m=(s=E.prototype)&&s.render,x=(s=E.contextType)&&n[s.__c],w=s?x?x.props.value:s.__:n,(a=r.__c)?(e.__c=a,2&a.__g&&(a.__g|=1)):(m?e.__c=a=new E(b,w):(e.__c=a=new W(b,w),a.constructor=E,a.render=gt),x&&x.sub(a),a.state||(a.state={}),a.__n=n,a.__g|=8,a.__h=[],a.__k=[]),m&&(a.__s||(a.__s=a.state),E.getDerivedStateFromProps&&(a.__s==a.state&&(a.__s=L({},a.__s)),L(a.__s,E.getDerivedStateFromProps(b,a.__s)))),h=a.props,y=a.state,a.__v=e,r.__c){if(b!==h&&m&&!E.getDerivedStateFromProps&&a.componentWillReceiveProps&&a.componentWillReceiveProps(b,w),e.__v==r.__v&&!(8&a.__g)||!(4&a.__g)&&a.shouldComponentUpdate&&a.shouldComponentUpdate(b,a.__s,w)===!1){e.__v!=r.__v&&(a.props=b,a.state=a.__s,a.__g&=-9),e.__e=r.__e,e.__k=r.__k,e.__k.some(function(M){M&&(M.__=e)}),ee.push.apply(a.__h,a.__k),a.__k=[],a.__h.length&&_.push(a),c=N(r);break e}a.componentWillUpdate&&a.componentWillUpdate(b,a.__s,w),m&&a.componentDidUpdate&&a.__h.push(function(){a.componentDidUpdate(h,y,d)})}else m&&!E.getDerivedStateFromProps&&a.componentWillMount&&a.componentWillMount(),m&&a.componentDidMount&&a.__h.push(a.componentDidMount);a.context=w,a.props=b,a.__P=t,a.__g&=-5,k=v.__r,S=m?25:0;do a.__g&=-9,k&&k(e),s=a.render(a.props,a.state=a.__s,a.context);while(8&a.__g&&++S<25);m&&(ee.push.apply(a.__h,a.__k),a.__k=[]),a.state=a.__s,a.getChildContext&&(n=L({},n,a.getChildContext())),m&&r.__c&&a.getSnapshotBeforeUpdate&&(d=a.getSnapshotBeforeUpdate(h,y)),V=s&&s.type===P&&s.key==null?s.props.children:s,b.__P&&(s=c,i=(t=b.__P).namespaceURI,u=o=null,r.props&&r.props.__P!=t&&(r.__k.some(function(M){M&&ce(M,M)}),r.__k=null),c=r.__k?N(r,0):null),c=De(t,ae(V)?V:[V],e,r,n,i,o,_,c,u,f),b.__P&&(e.__e=null,c=s),e.__u&=-161,p&&p.some(z),a.__h.length&&_.push(a),1&a.__g&&(a.__g&=-4)}catch(M){if(_.length=g,e.__v=null,u||o)if(M&&M.then){if(e.__u|=128|u,o){for(~(D=o.indexOf(c||void 0))||(D=o.length);(U=o[D-1])&&U.nodeType==8;)D--;for(;D<o.length;D++)if(U=o[D])if(o[D]=null,$){if(U==ke)break}else{if(U.nodeType!=8)break;U.data.startsWith("$s")&&(ke=X($=U))}}if(!$){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;$=c}(s=X($=e.__c.__z||(e.__c.__z=$)))?(e.__e=$,c=s):e.__e=c,c=c&&c.nextSibling}else o&&o.some(z);else e.__e=r.__e;e.__k||(e.__k=r.__k||[]),M&&M.then||Ne(e),v.__e(M,e,r)}}else c=e.__e=mt(r.__e,e,r,n,i,o,_,u,f,t);return(s=v.diffed)&&s(e),c}function X(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var r=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))r++;else if(t.data.startsWith("/$s")&&!--r)return t}e&&e.push(t)}}function Ne(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Ne))}function Re(t,e,r){for(var n=0;n<r.length;)_e(r[n++],r[n++],r[n++]);v.__c&&v.__c(e,t),t.some(function(i){try{t=i.__h,i.__h=[],t.some(function(o){o.call(i)})}catch(o){v.__e(o,i.__v)}})}function mt(t,e,r,n,i,o,_,c,u,f){var s,p,g,a,h,y,d,b,m=r.props||Z,x=e.props,w=e.type;if(w=="svg"?i="http://www.w3.org/2000/svg":w=="math"?i="http://www.w3.org/1998/Math/MathML":i||(i="http://www.w3.org/1999/xhtml"),o){for(s=0;s<o.length;s++)if((h=o[s])&&(w?h.localName==w:h.nodeType==3)){t=h,o[s]=null;break}}if(!t){if(b=f.ownerDocument||document,!w)return b.createTextNode(x);t=b.createElementNS(i,w,x.is?x:f),c&&(v.__m&&v.__m(e,o),c=!1),o=null}if(w){if(f=w=="template"&&t.content||t,o=w=="textarea"&&x.defaultValue!=null?null:o&&Pe.call(f.childNodes),!c&&o)for(m={},s=0;s<t.attributes.length;s++)m[(h=t.attributes[s]).name]=h.value;for(s in m)h=m[s],s=="dangerouslySetInnerHTML"?g=h:s=="children"||s in x||s=="value"&&"defaultValue"in x||s=="checked"&&"defaultChecked"in x||G(t,s,null,h,i);for(s in x)h=x[s],s=="children"?a=h:s=="dangerouslySetInnerHTML"?p=h:s=="value"?y=h:s=="checked"?d=h:c&&typeof h!="function"||m[s]===h||G(t,s,h,m[s],i);p?(c||g&&(p.__html==g.__html||p.__html==t.innerHTML)||(t.innerHTML=p.__html),e.__k=[]):(g&&(t.textContent=""),(w=="foreignObject"||i=="http://www.w3.org/1998/Math/MathML"&&ut.test(w))&&(i="http://www.w3.org/1999/xhtml"),De(f,ae(a)?a:[a],e,r,n,i,o,_,o?o[0]:r.__k&&N(r,0),c,u),o&&o.some(z)),c&&w!="textarea"||(s="value",w=="progress"&&y==null?t.removeAttribute(s):y==null||y===t[s]&&(w!="progress"||y)||G(t,s,y,m[s],i),s="checked",d!=null&&d!=t[s]&&G(t,s,d,m[s],i))}else m===x||c&&t.data==x||(t.data=x);return t}function _e(t,e,r,n){try{typeof t=="function"?e?e.__x=t(e)||1:n&&(n=n.__c||n.__e)&&(e=n.__x)&&(n.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(i){v.__e(i,r)}}function ce(t,e,r){var n,i,o,_;if(v.unmount&&v.unmount(t),!(n=t.ref)||n.current&&n.current!=t.__e||_e(n,null,e,t),n=t.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(c){v.__e(c,e)}n.__P=n.__n=null}if(n=t.__k)for(_=0;_<n.length;_++)n[_]&&ce(n[_],e,typeof t.type!="function"||r&&!t.props.__P);!r&&(n=t.__c)&&(n=n.__z)&&(i=X(n,o=[]))&&(n==t.__e&&o.some(z),z(i),z(n)),r||z(t.__e),t.__e=t.__c=t.__=null}function gt(t,e,r){return this.constructor(t,r)}function le(t,e){var r,n,i,o;v.__&&v.__(t,e),e.nodeType==9&&(e=e.documentElement),n=(r=t&&32&t.__u)?null:e.__k,e.__k=Q(P,{children:[t]}),i=[],o=[],se(e,e.__k,n||Z,Z,e.namespaceURI,n?null:e.firstChild?Pe.call(e.childNodes):null,i,n?n.__e:e.firstChild,r,o),Re(i,e.__k,o),e.__k.props.children=null}v={__e:function(t,e,r,n){for(var i,o,_;e=e.__;)if((i=e.__c)&&!(1&i.__g)){i.__g|=4;try{if((_=(o=i.constructor)&&o.getDerivedStateFromError)&&i.setState(o.getDerivedStateFromError(t)),i.componentDidCatch&&(i.componentDidCatch(t,n||{}),_=1),_&&8&i.__g)return void(i.__g|=2)}catch(c){t=c}}throw Y=0,t}},Te=0,ct=function(t){return t!=null&&t.constructor===O},W.prototype.setState=function(t,e){var r=this.__s;r&&r!=this.state||(r=this.__s=L({},this.state)),typeof t=="function"&&(t=t(L({},r),this.props)),t&&(L(r,t),this.__v&&(e&&this.__k.push(e),xe(this)))},W.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),xe(this))},W.prototype.render=P,H=[],Y=0,Se=function(t,e){return t.__v.__b-e.__v.__b},J=Symbol(),Me=/(PointerCapture)$|Capture$/i,ie=0,oe={},lt=0;var I,T,ue,$e,fe=Object.is,te=0,qe=[],pe=[],C=v,Ue=C.__b,ze=C.__r,Le=C.diffed,We=C.__c,Fe=C.unmount,Oe=C.__;function he(t,e){C.__h&&C.__h(T,t,te||e),te=0;var r=T.__H||(T.__H={__:[],__h:[]});return t>=r.__.length&&r.__.push({}),r.__[t]}function q(t){return te=1,me(Ke,t)}function me(t,e,r){var n=he(I++,2);if(n.t=t,!n.__c&&(n.__=[r?r(e):Ke(void 0,e),function(o){var _=(n.__N||n.__)[0],c=n.t(_,o);fe(_,c)||(n.__N=[c,n.__[1]],n.__c.setState({}))}],n.__c=T,!T.__f)){T.__f=!0;var i=T.shouldComponentUpdate;T.shouldComponentUpdate=function(o,_,c){var u=this.__H;if(!u)return!0;var f=!1,s=this.props!=o;if(u.__.some(function(g){g.__N&&(f=!0,fe(g.__[0],g.__N[0])||(s=!0))}),i){var p=i.call(this,o,_,c);return f?p||s:p}return!f||s}}return n.__}function B(t,e){var r=he(I++,3);!C.__s&&Be(r.__H,e)&&(r.__P=!0,r.__=t,r.u=e,T.__H.__h.push(r))}function F(t){return te=5,vt(function(){return{current:t}},[])}function vt(t,e){var r=he(I++,7);return Be(r.__H,e)&&(r.__=t(),r.__H=e),r.__}function bt(){var t;do{for(;t=pe.shift();)try{j(t)}catch(r){C.__e(r,{__:(t=t.__P)&&t.__v})}for(;t=qe.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(j),e.__h.some(de),e.__h=[]}catch(r){e.__h=[],C.__e(r,t.__v)}}}while(pe.length)}C.__b=function(t){T=null,Ue&&Ue(t)},C.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Oe&&Oe(t,e)},C.__r=function(t){ze&&ze(t),I=0;var e=(T=t.__c).__H;e&&(ue==T?T.__h=[]:(e.__h.some(j),e.__h.some(de),I=0),e.__h=[],e.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),ue=T},C.diffed=function(t){Le&&Le(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Ie(qe.push(e)),e.__H.__.some(function(r){r.u&&(r.__H=r.u)})),ue=T=null},C.__c=function(t,e){e.some(function(r){try{r.__h.some(j),r.__h=r.__h.filter(function(n){return!n.__||de(n)})}catch(n){r.__h=[function(){throw n}]}}),We&&We(t,e)},C.unmount=function(t){Fe&&Fe(t);var e,r,n=t.__c;n&&n.__H&&(n.__H.__.some(function(i){try{if(i.__P&&i.__c){if(r===void 0){for(r=t.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}i.__P=r,Ie(pe.push(i))}else j(i)}catch(o){e=o}}),n.__H=void 0,e&&C.__e(e,n.__v))};var je=typeof requestAnimationFrame=="function";function yt(t){var e,r=function(){clearTimeout(n),je&&cancelAnimationFrame(e),setTimeout(t)},n=setTimeout(r,35);je&&(e=requestAnimationFrame(r))}function Ie(t){t!=1&&$e==C.requestAnimationFrame||(($e=C.requestAnimationFrame)||yt)(bt)}function j(t){var e=T,r=t.__c;typeof r=="function"&&(t.__c=void 0,r()),T=e}function de(t){var e=T;t.__c=t.__(),T=e}function Be(t,e){return!t||t.length!=e.length||e.some(function(r,n){return!fe(r,t[n])})}function Ke(t,e){return typeof e=="function"?e(t):e}var Ve=(t,e={})=>t.replace(/\{(\w+)\}/g,(r,n)=>e[n]??r);function A(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function Ge(t,e=2){let r=t.toFixed(e);return Number(r)===0?0 .toFixed(e):r.replace("-","−")}var wt=Symbol.for("pv"),kt=0;function l(t,e,r,n,i,o){e||(e={});var _,c,u=e;if("ref"in u&&typeof t!="function")for(c in u={},e)c=="ref"?_=e[c]:u[c]=e[c];var f={type:t,props:u,key:r,ref:_,__k:null,__:null,__b:0,__e:null,__c:null,constructor:wt,__v:--kt,__i:-1,__u:0};return(i||o)&&(f.__source=i,f.__self=o),v.vnode&&v.vnode(f),f}function Je({words:t,shares:e,marked:r=-1,kind:n=""}){return l("ul",{class:`bars ${n}`,children:t.map((i,o)=>l("li",{class:o===r?"marked":"",children:[l("span",{class:"word",children:i}),l("span",{class:"track","aria-hidden":"true",children:l("span",{class:"bar moves",style:{width:`${100*e[o]}%`}})}),l("span",{class:"number",children:A(e[o])})]}))})}function ge({label:t,options:e,value:r,set:n}){return e.length<2?null:l("label",{class:"choice",children:[t,l("select",{value:r,onChange:i=>n(Number(i.currentTarget.value)),children:e.map((i,o)=>l("option",{value:o,children:i}))})]})}var Qe=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var Xe={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function Ze(t){let[e,r]=q(()=>Ye(t));return B(()=>{let n=()=>r(Ye(t)),i=new MutationObserver(n);i.observe(document.documentElement,Xe),i.observe(document.body,Xe);let o=matchMedia("(prefers-color-scheme: dark)");return o.addEventListener("change",n),n(),()=>{i.disconnect(),o.removeEventListener("change",n)}},[t]),e}function Ye(t){for(let e=t;e;e=e.parentElement){let[r,n,i,o=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(o>.5)return .299*r+.587*n+.114*i<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}function et(t,e=""){return{render({model:r,el:n}){let i=n.shadowRoot??n.attachShadow({mode:"open"});for(let o of["keydown","keyup"])n.addEventListener(o,Ct);return le(l(ve,{model:r,el:n,Content:t,style:e}),i),()=>le(null,i)}}}function Ct(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",r=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!e)}function R(t,e){let[,r]=me(i=>i+1,0);B(()=>{let i=`change:${e}`;return t.on(i,r),()=>t.off(i,r)},[t,e]);let n=i=>{t.set(e,i),t.save_changes()};return[t.get(e),n]}function tt(){let t=F(null),[e,r]=q(null);return B(()=>{let n=new ResizeObserver(([i])=>r(i.contentRect.width));return n.observe(t.current),()=>n.disconnect()},[]),[t,e]}var ve=class extends W{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:r,Content:n,style:i},{error:o}){let _=(c,u)=>Ve(e.get("strings")[c]??c,u);return l(P,{children:[l("style",{children:Qe+i}),l(Tt,{el:r,caption:e.get("caption"),children:o?l("p",{role:"alert",children:_("broken",{reason:o.message})}):l(n,{model:e,say:_})})]})}};function Tt({el:t,caption:e,children:r}){let n=Ze(t);return l("figure",{class:"figure","data-theme":n,children:[r,e&&l("figcaption",{children:e})]})}function rt({children:t}){return l("p",{class:"reading","aria-live":"polite",children:t})}function nt({say:t,head:e,rows:r}){let[n,i]=q(!1);return l("div",{class:"numbers",children:[l("button",{type:"button","aria-expanded":n,onClick:()=>i(!n),children:t(n?"hide numbers":"show numbers")}),n&&l("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:l("table",{children:[l("thead",{children:l("tr",{children:e.map(o=>l("th",{scope:"col",children:o}))})}),l("tbody",{children:r().map(([o,..._])=>l("tr",{children:[l("th",{scope:"row",children:o}),_.map(c=>l("td",{children:c}))]}))})]})})]})}var be={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function re(t,e,r,n){if(t.altKey||t.ctrlKey||t.metaKey)return null;let i=St(t.key,e,n);return i?(t.preventDefault(),[Math.max(0,Math.min(r-1,i[0])),Math.max(0,Math.min(n-1,i[1]))]):null}function St(t,e,r){return!(t in be)&&t!=="Home"&&t!=="End"?null:e?t==="Home"?[e[0],0]:t==="End"?[e[0],r-1]:[e[0]+be[t][0],e[1]+be[t][1]]:[0,0]}function ot({label:t,words:e,kind:r,chosen:n,onChoose:i,onPoint:o=()=>{},shares:_}){let c=F(null),u=f=>{if(f.key==="ArrowUp"||f.key==="ArrowDown")return;let s=re(f,n<0?null:[0,n],1,e.length);s&&(i(s[1]),c.current.children[s[1]].focus())};return l("div",{class:`tokens ${r}`,role:"toolbar","aria-label":t,ref:c,onKeyDown:u,children:e.map((f,s)=>l("button",{type:"button",class:"token",tabIndex:s===Math.max(n,0)?0:-1,"aria-pressed":s===n,onClick:()=>i(s),onPointerEnter:p=>p.pointerType==="mouse"&&o(s),onPointerLeave:p=>p.pointerType==="mouse"&&o(-1),children:[f,_&&l("span",{class:"share",style:{width:`${100*_[s]}%`}})]}))})}var it=`.reading,
.token {
  overflow-wrap: anywhere;
}

/* from the words into the vector, and out again */
.way {
  align-items: center;
  display: flex;
  flex-direction: column;
  gap: 0.45rem;
  max-width: 58rem;
}
.tokens,
.units {
  justify-content: center;
  max-width: 100%;
}
.token[aria-pressed="true"] {
  font-weight: inherit; /* a bold word is wider, and would push the others aside */
}
.arrow,
.name,
.score,
.hint {
  color: var(--soft);
  font-size: 0.8125rem;
  line-height: 1.4;
}
.arrow::after {
  content: "↓" / "";
  display: block;
  font-size: 1.25rem;
  line-height: 1;
  text-align: center;
}
.vector {
  border-left: 3px solid var(--ink);
  border-right: 3px solid var(--ink);
  border-radius: 5px;
  display: flex;
  gap: 3px;
  padding: 4px 5px;
}
.vector span {
  background: var(--encoder);
  height: 1.1rem;
  opacity: 0.55;
  width: 1.1rem;
}
.vector + .name {
  color: var(--ink);
  margin-top: -0.3rem;
}
@container (max-width: 22rem) {
  .vector span {
    width: 0.8rem;
  }
}
.units {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
}
.unit {
  align-items: stretch;
  display: flex;
  flex-direction: column;
  gap: 0.15rem;
  line-height: 1.3;
  max-width: 9rem;
  min-width: 5.4rem;
  padding: 0.35rem 0.5rem;
  text-align: center;
}
.unit .word,
.unit .read {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.unit .word {
  font-size: 0.8125rem;
}
.unit .read {
  color: var(--ink);
  font-size: 0.9375rem;
}
.unit.right .read {
  font-weight: 700;
}
.unit.not {
  border-style: dashed;
}
.unit.not .read {
  color: var(--soft);
}
.unit .track {
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: 3px;
  height: 0.5rem;
  overflow: hidden;
}
.unit .bar {
  background: var(--ink);
  display: block;
  height: 100%;
}
.unit .share {
  color: var(--ink);
  font-size: 0.8125rem;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}
.unit[aria-pressed="true"] {
  background: var(--raised);
  border: 1px solid var(--ink);
  box-shadow: inset 0 0 0 2px var(--ink);
  color: var(--ink);
}

/* one place more closely, and all places in unseen sentences */
.more {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  margin-top: 0.5rem;
  max-width: 58rem;
}
@container (min-width: 40rem) {
  .more {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
}
.title {
  font-weight: 600;
  margin-bottom: 0.3rem;
}
.chart {
  display: block;
  font-size: 13px;
}
.chart text {
  fill: var(--soft);
  font-variant-numeric: tabular-nums;
}
.chart .level {
  text-anchor: end;
}
.chart .number {
  text-anchor: middle;
}
.chart .number.chosen {
  fill: var(--ink);
  font-weight: 700;
}
.chart .grid {
  stroke: var(--edge);
}
.chart path {
  fill: none;
  stroke-linejoin: round;
}
.chart .other {
  opacity: 0.55;
  stroke: var(--soft);
  stroke-width: 1.25;
}
.chart .line {
  stroke: var(--ink);
  stroke-width: 3;
}
.chart .dot {
  fill: var(--ink);
}
.chart .dot.chosen {
  fill: var(--surface);
  stroke: var(--ink);
  stroke-width: 3;
}
@container (max-width: 30rem) {
  .reading {
    min-height: 4.5em; /* so that what comes below stays where it is */
  }
}
`;var Pt=14,at=40,Et=420,[K,ye,st,At,we]=[48,20,20,24,150],Dt=24;function Ht({model:t,say:e}){let[r]=R(t,"sentences"),[n]=R(t,"models"),[i]=R(t,"accuracy"),[o]=R(t,"model_label"),[_,c]=R(t,"model"),[u]=R(t,"sentence"),[f,s]=R(t,"place"),p=n[_],g=Math.min(u,r.length-1),{words:a,models:h}=r[g],y=h[p].map(k=>({words:k.map(([S])=>S),shares:k.map(([,S])=>S)})),d=Math.min(f,a.length-1),b=a.map((k,S)=>y[S].words[0]===k),m=i[p]??[],x=k=>{t.set("sentence",k),t.set("place",Math.min(d,r[k].words.length-1)),t.save_changes()};return l(P,{children:[l("div",{class:"controls",children:[l(ge,{label:e("sentence"),options:r.map(({words:k})=>Ut(k.join(" "))),value:g,set:x}),l(ge,{label:o||e("model"),options:n,value:_,set:c})]}),l("div",{class:"way",children:[l(ot,{label:e("words"),words:a,kind:"encoder",chosen:d,onChoose:s}),l("p",{class:"arrow",children:e("writes")}),l("div",{class:"vector",role:"img","aria-label":e("vector"),children:Array.from({length:Pt},()=>l("span",{}))}),l("p",{class:"name","aria-hidden":"true",children:e("vector")}),l("p",{class:"arrow",children:e("reads")}),l(Nt,{say:e,words:a,guesses:y,right:b,place:d,setPlace:s}),l("p",{class:"score",children:e("score",{right:b.filter(Boolean).length,n:a.length})})]}),l(rt,{children:w()}),l("div",{class:"more",children:[l("div",{children:[l("p",{class:"title",children:e("candidates",{place:d+1})}),l(Je,{...y[d],marked:y[d].words.indexOf(a[d])})]}),m.length>0&&l("div",{children:[l("p",{class:"title",children:e("accuracy")}),l(Rt,{accuracy:n.map(k=>i[k]),chosen:_,place:d}),n.length>1&&l("p",{class:"hint",children:e("others")})]})]}),l(nt,{say:e,head:["place","word","read","share","verdict"].map(k=>e(k)),rows:()=>a.map((k,S)=>[S+1,k,y[S].words[0],Ge(y[S].shares[0],3),e(b[S]?"yes":"no")])})]});function w(){let k=e(b[d]?"reading right":"reading wrong",{place:d+1,n:a.length,word:a[d],read:y[d].words[0],share:_t(A(y[d].shares[0]))});return d>=m.length?k:`${k} ${e("unseen",{share:_t(A(m[d]))})}`}}function Nt({say:t,words:e,guesses:r,right:n,place:i,setPlace:o}){let _=F(null),c=u=>{let f=re(u,[0,i],1,e.length);!f||u.key==="ArrowUp"||u.key==="ArrowDown"||(o(f[1]),_.current.children[f[1]].focus())};return l("div",{class:"units",role:"toolbar","aria-label":t("guesses"),ref:_,onKeyDown:c,children:e.map((u,f)=>{let{words:[s],shares:[p]}=r[f],g=t(n[f]?"right":"wrong");return l("button",{type:"button",class:`unit ${n[f]?"right":"not"}`,tabIndex:f===i?0:-1,"aria-pressed":f===i,"aria-label":t("unit",{place:f+1,word:u,read:s,share:A(p),verdict:g}),onClick:()=>o(f),children:[l("span",{class:"word encoder",children:u}),l("span",{class:"read",children:s}),l("span",{class:"track",children:l("span",{class:"bar moves",style:{width:`${100*p}%`}})}),l("span",{class:"share",children:[n[f]?"✓":"✗"," ",A(p)]})]})})})}function Rt(t){let[e,r]=tt();return l("div",{ref:e,children:r&&l($t,{...t,width:Math.min(r,Et)})})}function $t({accuracy:t,chosen:e,place:r,width:n}){let i=t[0].length,o=s=>K+(n-K-ye)*(s+.5)/i,_=s=>st+(we-st-At)*(1-s),c=s=>`M${s.map((p,g)=>`${o(g)} ${_(p)}`).join("L")}`,u=Math.ceil(Dt*i/(n-K-ye)),f=t[e][r];return l("svg",{class:"chart",width:n,height:we,"aria-hidden":"true",children:[[0,.5,1].map(s=>l(P,{children:[l("line",{class:"grid",x1:K,x2:n-ye,y1:_(s),y2:_(s)}),l("text",{class:"level",x:K-6,y:_(s)+4,children:A(s)})]})),t[0].map((s,p)=>p===r||p%u===0&&Math.abs(p-r)>=u?l("text",{class:p===r?"number chosen":"number",x:o(p),y:we-6,children:p+1}):null),t.map((s,p)=>p!==e&&l("path",{class:"other",d:c(s)})),l("path",{class:"line",d:c(t[e])}),t[e].map((s,p)=>l("circle",{class:p===r?"dot chosen":"dot",cx:o(p),cy:_(s),r:p===r?6:3})),f!==void 0&&l("text",{class:"number chosen",x:o(r),y:_(f)-10,children:A(f)})]})}var Ut=t=>t.length>at?`${t.slice(0,at-1)}…`:t,_t=t=>t.replace(" "," "),br=et(Ht,it);export{br as default};
