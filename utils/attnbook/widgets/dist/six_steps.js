var x,Je,Yt,U,$e,de,Ze,ce,Qe,Te,Se,et,ne=Symbol.for("pv"),_e={},fe=[],Jt=/^m(i|n|o|s|text|space)$/,Ae=Array.isArray,tt=fe.slice,j=Object.assign;function B(e){e&&e.parentNode&&e.remove()}function ue(e,t,n,r,o){var s={type:e,props:t,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ne,__v:o||++Je,__i:-1,__u:0};return!o&&x.vnode&&x.vnode(s),s}function A(e){return e.children}function X(e,t){this.props=e,this.context=t,this.__g=0}function F(e,t){if(t==null)return e.__&&F(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!="function"||e.props.__P?null:F(e)}function Zt(e){var t,n=e.__v,r=n.__e,o=[],s=[],i=e.__P;i&&((t=j({constructor:ne},n)).__v=n.__v+1,x.vnode&&x.vnode(t),Pe(i,t,n,e.__n,i.namespaceURI,32&n.__u?[r]:null,o,r||F(n),32&n.__u,s),t.__v=n.__v,t.__.__k[t.__i]=t,it(o,t,s),n.__=n.__e=null,t.__e!=r&&nt(t))}function nt(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),nt(e)}function Ce(e){(8&e.__g||(e.__g|=8,U.push(e),de++))&&$e==x.debounceRendering||(($e=x.debounceRendering)||queueMicrotask)(rt)}function rt(){try{for(var e,t=1;U.length;)U.length>t&&U.sort(Ze),e=U.shift(),t=U.length,8&e.__g&&Zt(e)}finally{(de=U.length)&&($e||queueMicrotask)(rt)}}function ot(e,t,n,r,o,s,i,l,u,d,p){var f,_,c,m,v,h,g=r.__k||fe,b=t.length;for(u=Qt(n,t,g,u,b),f=0;f<b;f++)(c=n.__k[f])!=null&&(_=~c.__i&&g[c.__i]||_e,c.__i=f,h=Pe(e,c,_,o,s,i,l,u,d,p),m=c.__e,(_.ref!=c.ref||8&_.__u)&&(_.ref&&Me(_.ref,null,c,_),c.ref&&p.push(c.ref,c.__c||m,c)),v=v||m,4&c.__u?(u=st(c,u,e,!_.__v),_.__e&&(_.__e=null)):typeof c.type=="function"&&h!==void 0?u=h:m&&(u=m.nextSibling),c.__u&=-21);return n.__e=v,u}function Qt(e,t,n,r,o){var s,i,l,u,d,p,f,_,c,m=n.length,v=m,h=0,g=0,b=e.__k=Array(o);for(s=0;s<o;s++)(i=t[s])!=null&&typeof i!="boolean"&&typeof i!="function"?(typeof i!="object"||i.constructor===String?i=b[s]=ue(null,i):Ae(i)?i=b[s]=ue(A,{children:i}):i.constructor===ne&&i.__b?i=b[s]=ue(i.type,i.props,i.key,i.ref,i.__v):b[s]=i,u=s+h,i.__=e,i.__b=e.__b+1,l=null,~(d=i.__i=en(i,n,u,v))&&(v--,(l=n[d])&&(l.__u|=2)),l&&l.__v?(i.__u|=16,d==u-1?h--:d==u+1?h++:d!=u&&(d>u?h--:h++,g=1)):(~d||(o>m?h--:o<m&&h++),typeof i.type!="function"&&(i.__u|=4))):b[s]=null;if(g){for(p=[],f=[],s=0;s<o;s++)if((i=b[s])&&16&i.__u){for(h=0,_=p.length;h<_;)p[c=h+_>>1]<i.__i?h=c+1:_=c;p[h]=i.__i,f[s]=h+1}for(h=p.length;s--;)f[s]&&(f[s]==h?h--:b[s].__u|=4)}if(v)for(s=0;s<m;s++)!(l=n[s])||2&l.__u||(l.__e==r&&(r=F(l)),ze(l,l));return r}function st(e,t,n,r){var o,s,i,l;if(typeof e.type=="function"){if(e.props.__P)return t;if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&(o[s].__=e,t=st(o[s],t,n,!1));return t}for(t&&!t.parentNode&&(t=F(e))&&!t.parentNode&&(t=null),i=e.__e,l=t;l&&l.nodeType==8;)l=l.nextSibling;for(i!=l&&(!r&&n.moveBefore&&i.parentNode?n.moveBefore(i,t):n.insertBefore(i,t||null)),t=i;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function en(e,t,n,r){var o,s=e.key,i=e.type,l=t[n],u=l&&!(2&l.__u);if(l===null&&s==null||u&&s==l.key&&i==l.type)return n;if(r>(u?1:0)){for(o=n-1;o>=0;o--)if((l=t[o])&&!(2&l.__u)&&s==l.key&&i==l.type)return o;for(o=n+1;o<t.length;o++)if((l=t[o])&&!(2&l.__u)&&s==l.key&&i==l.type)return o}return-1}function Ye(e,t,n){n==null&&(n=""),t[0]=="-"?e.setProperty(t,n):e[t]=n}function le(e,t,n,r,o){var s,i;if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof r=="string"&&(e.style.cssText=r=""),r)for(t in r)n&&t in n||Ye(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||Ye(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(e.__e||(e.__e={}))[t]=n,n&&r||(i=Se[t]||(Se[t]=tn(t)),(e.__a||(e.__a={}))[t]=Te,s=t!=(t=t.replace(Qe,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),n?e.addEventListener(t,i,s):e.removeEventListener(t,i,s));else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n)}}function tn(e){return function(t){var n=this.__e;if(n){if(n=n[e],t[ce]==null)t[ce]=Te++;else if(t[ce]<this.__a[e])return;return n(x.event?x.event(t):t)}}}function Pe(e,t,n,r,o,s,i,l,u,d){var p,f,_,c,m,v,h,g,b,T,w,ke,Ge,ie,K,Xe,I,q,W=t.type;if(t.constructor!==ne)return null;128&n.__u&&(u=32&n.__u,p=n.__c.__z)&&(t.__u|=u,f=s=[],p.nodeType==8?l=pe(p,s):s.push(p),l=s[0]||l),(p=x.__b)&&p(t);e:if(typeof W=="function"){_=i.length;try{if(g=t.props,b=(p=W.prototype)&&p.render,T=(p=W.contextType)&&r[p.__c],w=p?T?T.props.value:p.__:r,(c=n.__c)?(t.__c=c,2&c.__g&&(c.__g|=1)):(b?t.__c=c=new W(g,w):(t.__c=c=new X(g,w),c.constructor=W,c.render=rn),T&&T.sub(c),c.state||(c.state={}),c.__n=r,c.__g|=8,c.__h=[],c.__k=[]),b&&(c.__s||(c.__s=c.state),W.getDerivedStateFromProps&&(c.__s==c.state&&(c.__s=j({},c.__s)),j(c.__s,W.getDerivedStateFromProps(g,c.__s)))),m=c.props,v=c.state,c.__v=t,n.__c){if(g!==m&&b&&!W.getDerivedStateFromProps&&c.componentWillReceiveProps&&c.componentWillReceiveProps(g,w),t.__v==n.__v&&!(8&c.__g)||!(4&c.__g)&&c.shouldComponentUpdate&&c.shouldComponentUpdate(g,c.__s,w)===!1){t.__v!=n.__v&&(c.props=g,c.state=c.__s,c.__g&=-9),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(R){R&&(R.__=t)}),fe.push.apply(c.__h,c.__k),c.__k=[],c.__h.length&&i.push(c),l=F(n);break e}c.componentWillUpdate&&c.componentWillUpdate(g,c.__s,w),b&&c.componentDidUpdate&&c.__h.push(function(){c.componentDidUpdate(m,v,h)})}else b&&!W.getDerivedStateFromProps&&c.componentWillMount&&c.componentWillMount(),b&&c.componentDidMount&&c.__h.push(c.componentDidMount);c.context=w,c.props=g,c.__P=e,c.__g&=-5,ke=x.__r,Ge=b?25:0;do c.__g&=-9,ke&&ke(t),p=c.render(c.props,c.state=c.__s,c.context);while(8&c.__g&&++Ge<25);b&&(fe.push.apply(c.__h,c.__k),c.__k=[]),c.state=c.__s,c.getChildContext&&(r=j({},r,c.getChildContext())),b&&n.__c&&c.getSnapshotBeforeUpdate&&(h=c.getSnapshotBeforeUpdate(m,v)),ie=p&&p.type===A&&p.key==null?p.props.children:p,g.__P&&(p=l,o=(e=g.__P).namespaceURI,u=s=null,n.props&&n.props.__P!=e&&(n.__k.some(function(R){R&&ze(R,R)}),n.__k=null),l=n.__k?F(n,0):null),l=ot(e,Ae(ie)?ie:[ie],t,n,r,o,s,i,l,u,d),g.__P&&(t.__e=null,l=p),t.__u&=-161,f&&f.some(B),c.__h.length&&i.push(c),1&c.__g&&(c.__g&=-4)}catch(R){if(i.length=_,t.__v=null,u||s)if(R&&R.then){if(t.__u|=128|u,s){for(~(I=s.indexOf(l||void 0))||(I=s.length);(q=s[I-1])&&q.nodeType==8;)I--;for(;I<s.length;I++)if(q=s[I])if(s[I]=null,K){if(q==Xe)break}else{if(q.nodeType!=8)break;q.data.startsWith("$s")&&(Xe=pe(K=q))}}if(!K){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;K=l}(p=pe(K=t.__c.__z||(t.__c.__z=K)))?(t.__e=K,l=p):t.__e=l,l=l&&l.nextSibling}else s&&s.some(B);else t.__e=n.__e;t.__k||(t.__k=n.__k||[]),R&&R.then||at(t),x.__e(R,t,n)}}else l=t.__e=nn(n.__e,t,n,r,o,s,i,u,d,e);return(p=x.diffed)&&p(t),l}function pe(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))n++;else if(e.data.startsWith("/$s")&&!--n)return e}t&&t.push(e)}}function at(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(at))}function it(e,t,n){for(var r=0;r<n.length;)Me(n[r++],n[r++],n[r++]);x.__c&&x.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(s){s.call(o)})}catch(s){x.__e(s,o.__v)}})}function nn(e,t,n,r,o,s,i,l,u,d){var p,f,_,c,m,v,h,g,b=n.props||_e,T=t.props,w=t.type;if(w=="svg"?o="http://www.w3.org/2000/svg":w=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),s){for(p=0;p<s.length;p++)if((m=s[p])&&(w?m.localName==w:m.nodeType==3)){e=m,s[p]=null;break}}if(!e){if(g=d.ownerDocument||document,!w)return g.createTextNode(T);e=g.createElementNS(o,w,T.is?T:d),l&&(x.__m&&x.__m(t,s),l=!1),s=null}if(w){if(d=w=="template"&&e.content||e,s=w=="textarea"&&T.defaultValue!=null?null:s&&tt.call(d.childNodes),!l&&s)for(b={},p=0;p<e.attributes.length;p++)b[(m=e.attributes[p]).name]=m.value;for(p in b)m=b[p],p=="dangerouslySetInnerHTML"?_=m:p=="children"||p in T||p=="value"&&"defaultValue"in T||p=="checked"&&"defaultChecked"in T||le(e,p,null,m,o);for(p in T)m=T[p],p=="children"?c=m:p=="dangerouslySetInnerHTML"?f=m:p=="value"?v=m:p=="checked"?h=m:l&&typeof m!="function"||b[p]===m||le(e,p,m,b[p],o);f?(l||_&&(f.__html==_.__html||f.__html==e.innerHTML)||(e.innerHTML=f.__html),t.__k=[]):(_&&(e.textContent=""),(w=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Jt.test(w))&&(o="http://www.w3.org/1999/xhtml"),ot(d,Ae(c)?c:[c],t,n,r,o,s,i,s?s[0]:n.__k&&F(n,0),l,u),s&&s.some(B)),l&&w!="textarea"||(p="value",w=="progress"&&v==null?e.removeAttribute(p):v==null||v===e[p]&&(w!="progress"||v)||le(e,p,v,b[p],o),p="checked",h!=null&&h!=e[p]&&le(e,p,h,b[p],o))}else b===T||l&&e.data==T||(e.data=T);return e}function Me(e,t,n,r){try{typeof e=="function"?t?t.__x=e(t)||1:r&&(r=r.__c||r.__e)&&(t=r.__x)&&(r.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(o){x.__e(o,n)}}function ze(e,t,n){var r,o,s,i;if(x.unmount&&x.unmount(e),!(r=e.ref)||r.current&&r.current!=e.__e||Me(r,null,t,e),r=e.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(l){x.__e(l,t)}r.__P=r.__n=null}if(r=e.__k)for(i=0;i<r.length;i++)r[i]&&ze(r[i],t,typeof e.type!="function"||n&&!e.props.__P);!n&&(r=e.__c)&&(r=r.__z)&&(o=pe(r,s=[]))&&(r==e.__e&&s.some(B),B(o),B(r)),n||B(e.__e),e.__e=e.__c=e.__=null}function rn(e,t,n){return this.constructor(e,n)}function De(e,t){var n,r,o,s;x.__&&x.__(e,t),t.nodeType==9&&(t=t.documentElement),r=(n=e&&32&e.__u)?null:t.__k,t.__k=ue(A,{children:[e]}),o=[],s=[],Pe(t,t.__k,r||_e,_e,t.namespaceURI,r?null:t.firstChild?tt.call(t.childNodes):null,o,r?r.__e:t.firstChild,n,s),it(o,t.__k,s),t.__k.props.children=null}function Re(e){function t(n){var r,o;return this.getChildContext||(r=new Set,(o={})[t.__c]=this,this.getChildContext=function(){return o},this.shouldComponentUpdate=function(s){this.props.value!=s.value&&r.forEach(function(i){i.__g|=4,Ce(i)})},this.sub=function(s){r.add(s);var i=s.componentWillUnmount;s.componentWillUnmount=function(){r.delete(s),i&&i.call(s)}}),n.children}return t.__c="__cC"+et++,t.__=e,t.Provider=(t.Consumer=function(n,r){return n.children(r)}).contextType=t,t}x={__e:function(e,t,n,r){for(var o,s,i;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((i=(s=o.constructor)&&s.getDerivedStateFromError)&&o.setState(s.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,r||{}),i=1),i&&8&o.__g)return void(o.__g|=2)}catch(l){e=l}}throw de=0,e}},Je=0,Yt=function(e){return e!=null&&e.constructor===ne},X.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=j({},this.state)),typeof e=="function"&&(e=e(j({},n),this.props)),e&&(j(n,e),this.__v&&(t&&this.__k.push(t),Ce(this)))},X.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Ce(this))},X.prototype.render=A,U=[],de=0,Ze=function(e,t){return e.__v.__b-t.__v.__b},ce=Symbol(),Qe=/(PointerCapture)$|Capture$/i,Te=0,Se={},et=0;var Y,$,Ee,lt,Ne=Object.is,me=0,gt=[],We=[],S=x,ct=S.__b,ut=S.__r,pt=S.diffed,dt=S.__c,_t=S.unmount,ft=S.__;function he(e,t){S.__h&&S.__h($,e,me||t),me=0;var n=$.__H||($.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function H(e){return me=1,Ue(vt,e)}function Ue(e,t,n){var r=he(Y++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):vt(void 0,t),function(s){var i=(r.__N||r.__)[0],l=r.t(i,s);Ne(i,l)||(r.__N=[l,r.__[1]],r.__c.setState({}))}],r.__c=$,!$.__f)){$.__f=!0;var o=$.shouldComponentUpdate;$.shouldComponentUpdate=function(s,i,l){var u=this.__H;if(!u)return!0;var d=!1,p=this.props!=s;if(u.__.some(function(_){_.__N&&(d=!0,Ne(_.__[0],_.__N[0])||(p=!0))}),o){var f=o.call(this,s,i,l);return d?f||p:f}return!d||p}}return r.__}function ge(e,t){var n=he(Y++,3);!S.__s&&bt(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,$.__H.__h.push(n))}function oe(e){return me=5,J(function(){return{current:e}},[])}function J(e,t){var n=he(Y++,7);return bt(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function M(e){var t=$.context[e.__c],n=he(Y++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub($)),t.props.value):e.__}function on(){var e;do{for(;e=We.shift();)try{re(e)}catch(n){S.__e(n,{__:(e=e.__P)&&e.__v})}for(;e=gt.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(re),t.__h.some(Ie),t.__h=[]}catch(n){t.__h=[],S.__e(n,e.__v)}}}while(We.length)}S.__b=function(e){$=null,ct&&ct(e)},S.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ft&&ft(e,t)},S.__r=function(e){ut&&ut(e),Y=0;var t=($=e.__c).__H;t&&(Ee==$?$.__h=[]:(t.__h.some(re),t.__h.some(Ie),Y=0),t.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Ee=$},S.diffed=function(e){pt&&pt(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&ht(gt.push(t)),t.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Ee=$=null},S.__c=function(e,t){t.some(function(n){try{n.__h.some(re),n.__h=n.__h.filter(function(r){return!r.__||Ie(r)})}catch(r){n.__h=[function(){throw r}]}}),dt&&dt(e,t)},S.unmount=function(e){_t&&_t(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,ht(We.push(o))}else re(o)}catch(s){t=s}}),r.__H=void 0,t&&S.__e(t,r.__v))};var mt=typeof requestAnimationFrame=="function";function sn(e){var t,n=function(){clearTimeout(r),mt&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);mt&&(t=requestAnimationFrame(n))}function ht(e){e!=1&&lt==S.requestAnimationFrame||((lt=S.requestAnimationFrame)||sn)(on)}function re(e){var t=$,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),$=t}function Ie(e){var t=$;e.__c=e.__(),$=t}function bt(e,t){return!e||e.length!=t.length||t.some(function(n,r){return!Ne(n,e[r])})}function vt(e,t){return typeof t=="function"?t(e):t}var an=Symbol.for("pv"),ln=0;function a(e,t,n,r,o,s){t||(t={});var i,l,u=t;if("ref"in u&&typeof e!="function")for(l in u={},t)l=="ref"?i=t[l]:u[l]=t[l];var d={type:e,props:u,key:n,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:an,__v:--ln,__i:-1,__u:0};return(o||s)&&(d.__source=o,d.__self=s),x.vnode&&x.vnode(d),d}function xt({step:e,n:t,set:n,back:r,next:o,children:s}){let i=(l,u,d)=>a("button",{type:"button","aria-disabled":l<0||l>=t,onClick:()=>l>=0&&l<t&&n(l),"aria-label":u,children:d});return a("div",{class:"stepper",children:[i(e-1,r,"←"),a("span",{class:"place",children:s}),i(e+1,o,"→")]})}var yt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var wt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function $t(e){let[t,n]=H(()=>kt(e));return ge(()=>{let r=()=>n(kt(e)),o=new MutationObserver(r);o.observe(document.documentElement,wt),o.observe(document.body,wt);let s=matchMedia("(prefers-color-scheme: dark)");return s.addEventListener("change",r),r(),()=>{o.disconnect(),s.removeEventListener("change",r)}},[e]),t}function kt(e){for(let t=e;t;t=t.parentElement){let[n,r,o,s=1]=getComputedStyle(t).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(s>.5)return .299*n+.587*r+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var St=(e,t={})=>e.replace(/\{(\w+)\}/g,(n,r)=>t[r]??n);function Fe(e){return e>0&&e<.005?"<1 %":`${Math.round(100*e)} %`}function k(e,t=2){let n=e.toFixed(t);return Number(n)===0?0 .toFixed(t):n.replace("-","−")}function Ct(e,t=""){return{render({model:n,el:r}){let o=r.shadowRoot??r.attachShadow({mode:"open"});for(let s of["keydown","keyup"])r.addEventListener(s,un);return De(a(He,{model:n,el:r,Content:e,style:t}),o),()=>De(null,o)}}}function un(e){let t=e.ctrlKey||e.metaKey||e.altKey||e.shiftKey&&e.key==="Enter",n=e.composedPath()[0].matches(":read-write");e.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!t)}function V(e,t){let[,n]=Ue(o=>o+1,0);ge(()=>{let o=`change:${t}`;return e.on(o,n),()=>e.off(o,n)},[e,t]);let r=o=>{e.set(t,o),e.save_changes()};return[e.get(t),r]}var He=class extends X{componentDidCatch(t){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:t})),this.setState({error:t})}render({model:t,el:n,Content:r,style:o},{error:s}){let i=(l,u)=>St(t.get("strings")[l]??l,u);return a(A,{children:[a("style",{children:yt+o}),a(pn,{el:n,caption:t.get("caption"),children:s?a("p",{role:"alert",children:i("broken",{reason:s.message})}):a(r,{model:t,say:i})})]})}};function pn({el:e,caption:t,children:n}){let r=$t(e);return a("figure",{class:"figure","data-theme":r,children:[n,t&&a("figcaption",{children:t})]})}function Tt({busy:e=!1,children:t}){return a("p",{class:"reading","aria-live":"polite","aria-busy":e,children:t})}function At({say:e,head:t,rows:n,more:r=[]}){let[o,s]=H(!1);return a("div",{class:"numbers",children:[a("button",{type:"button","aria-expanded":o,onClick:()=>s(!o),children:e(o?"hide numbers":"show numbers")}),o&&a("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":e("show numbers"),children:[{head:t,rows:n},...r].map(i=>a(dn,{...i}))})]})}function dn({head:e,rows:t}){return a("table",{children:[a("thead",{children:a("tr",{children:e.map(n=>a("th",{scope:"col",children:n}))})}),a("tbody",{children:t().map(([n,...r])=>a("tr",{children:[a("th",{scope:"row",children:n}),r.map(o=>a("td",{children:o}))]}))})]})}var Le=`/* formulas, vectors and matrices */
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
`;var fn=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function C({text:e,roles:t={}}){return a("span",{class:"formula",children:[...mn(e,t)]})}function*mn(e,t){let n=0;for(let{0:r,1:o,2:s,3:i,index:l}of e.matchAll(fn))yield e.slice(n,l),yield o??a("span",{class:`letter ${t[s]??""}`,children:[s==="Σ"?s:a("i",{class:s[1]&&"tilde",children:s[0]}),i&&a("sub",{children:i})]}),n=l+r.length;yield e.slice(n)}function Pt({text:e,roles:t}){return e.split(/\{([^}]*)\}/).map((n,r)=>{if(r%2===0)return n;let[,o,s]=n.match(/^(\w+):(.*)$/)??[];return o?a("span",{class:o,children:s}):a(C,{text:n,roles:t})})}var G=({at:e,kind:t=""})=>a("span",{class:`brackets ${t}`,style:e,"aria-hidden":"true"});var hn={f32:Float32Array,u8:Uint8Array};function Oe({dtype:e,shape:t,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),o=new hn[e](r);return{shape:t,values:e==="u8"?Float32Array.from(o,s=>s/255):o}}function gn({shape:e,values:t},...n){let[r,o]=e.slice(-2),i=n.reduce((l,u,d)=>l*e[d]+u,0)*r*o;return Array.from({length:r},(l,u)=>t.subarray(i+u*o,i+(u+1)*o))}function zt(e){let t=Oe(e);return t.shape.length===1?Array.from(t.values,Mt):gn(t).map(n=>Array.from(n,Mt))}var Mt=e=>Number(e.toPrecision(7)),Dt=(e,t)=>e.reduce((n,r,o)=>n+r*t[o],0),be=(e,t)=>e.map(n=>Dt(n,t));function Ke(e){let t=Math.max(...e),n=e.map(o=>Math.exp(o-t)),r=n.reduce((o,s)=>o+s,0);return n.map(o=>o/r)}var Rt=(e,t)=>t[0].map((n,r)=>Dt(e,t.map(o=>o[r]))),ve=(e,t)=>Array.from(e,(n,r)=>r).sort((n,r)=>e[r]-e[n]).slice(0,t);function Et(e,t){let{buffer:n}=Float32Array.from(t);return{dtype:"f32",shape:e,data:new DataView(n)}}function Nt(e,t){let n=t.map(i=>V(e,i)),r=n.map(([i])=>i),o=J(()=>r,[r.map(({shape:i})=>i.join()).join(";")]);return{values:J(()=>Object.fromEntries(t.map((i,l)=>[i,zt(r[l])])),r),change(i,l,...u){let{shape:d,values:p}=Oe(e.get(i)),[,f]=n[t.indexOf(i)];f(Et(d,p.map((_,c)=>u[c-l]??_)))},startAgain:()=>n.forEach(([i,l],u)=>i!==o[u]&&l(o[u]))}}var qe=`/* a number that can be dragged */
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
`;var vn=4,Be=5;function It({value:e,set:t,label:n,min:r,max:o,step:s=.05,kind:i="",...l}){let u=oe(null),[d,p]=H(!1),f=g=>{let b=Math.min(o,Math.max(r,Math.round(100*g)/100));Math.abs(b-e)>1e-6&&t(b)},_=()=>{u.current=null,p(!1)},c=g=>{g.button===0&&(g.currentTarget.setPointerCapture(g.pointerId),u.current={x:g.clientX,value:e},p(!0))},m=g=>{u.current&&f(u.current.value+s*Math.round((g.clientX-u.current.x)/vn))},v=()=>{u.current&&f(u.current.value),_()},h=g=>{let b=xn(g,e,{min:r,max:o,step:s});b!==null&&(g.preventDefault(),f(b))};return a("span",{...l,class:`scrub ${i} ${d?"dragged":""}`,role:"slider",tabIndex:"0","aria-label":n,"aria-valuemin":r,"aria-valuemax":o,"aria-valuenow":Math.round(100*e)/100,"aria-valuetext":k(e),onPointerDown:c,onPointerMove:m,onPointerUp:_,onPointerCancel:v,onKeyDown:h,children:k(e)})}var Wt={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:Be,PageDown:-Be};function xn(e,t,{min:n,max:r,step:o}){if(e.altKey||e.ctrlKey||e.metaKey)return null;if(e.key==="Home")return n;if(e.key==="End")return r;if(!(e.key in Wt))return null;let s=e.shiftKey&&e.key.startsWith("Arrow")?Be:1;return t+s*Wt[e.key]*o}var Z=e=>e.reduce((t,n)=>t+n,0),E=e=>Number(e.toFixed(2)),xe=(e,t=k)=>t(e).startsWith("−")?`(${t(e)})`:t(e),se=(e,t)=>({text:e.map((n,r)=>`${r===0?k(e[r]):xe(e[r])} × ${xe(t[r])}`).join(" + "),paper:Z(e.map((n,r)=>E(e[r])*E(t[r])))});function Ht({state:e,memory:t,combine:n,output:r}){let o=be(t,e),s=o.map(Math.exp),i=Ke(o),l=t.map((v,h)=>v.map(g=>i[h]*g)),u=Rt(i,t),d=[...u,...e],p=be(n,d),f=p.map(Math.tanh),_=be(r,f),c=Ke(_),m={total:Z(s),whole:Z(i)};return{scores:o,exps:s,weights:i,...m,weighted:l,context:u,joined:d,mixed:p,attentional:f,logits:_,probabilities:c}}function z(e){if(e===0||e>=.005&&e<1e3)return k(e);let[t,n]=e.toExponential(1).split("e");return`${t}·10${n.replace("+","").replace(/./g,r=>yn[r])}`}var yn={"-":"⁻",0:"⁰",1:"¹",2:"²",3:"³",4:"⁴",5:"⁵",6:"⁶",7:"⁷",8:"⁸",9:"⁹"},L=e=>e>=.005&&e<1e3?E(e):Number(e.toExponential(1)),je=(e,t=k,n=E)=>({text:e.map((r,o)=>o===0?t(r):xe(r,t)).join(" + "),paper:Z(e.map(n))});function Ut(e,t,n=e.map(r=>Math.exp(E(r)))){let r=Z(n);return{about:!0,texts:[`exp(${k(e[t])}) / (${e.map(o=>`exp(${k(o)})`).join(" + ")})`,`${z(n[t])} / ${z(r)}`],paper:L(n[t])/L(r)}}function wn(e){let[t,n]=[Math.exp(E(e)),Math.exp(-E(e))];return{about:!0,texts:[`tanh(${k(e)})`,`(${z(t)} − ${z(n)}) / (${z(t)} + ${z(n)})`],paper:(L(t)-L(n))/(L(t)+L(n))}}var Ft={score:{step:0,of:"scores",work({state:e,memory:t},n){let{text:r,paper:o}=se(e,t[n]),s=[...N("state",e),...N(`memory:${n+1}`,e)];return{symbol:`e_${n+1}`,texts:[`s · h_${n+1}`,r],paper:o,uses:s}}},exp:{step:1,of:"exps",work:({scores:e},t)=>({symbol:`exp(e_${t+1})`,texts:[`exp(${k(e[t])})`],paper:Math.exp(E(e[t])),write:z,uses:[`score:${t+1}`]})},total:{step:1,of:"total",work({exps:e}){let{text:t,paper:n}=je(e,z,L);return{symbol:"Σ_k exp(e_k)",texts:[t],paper:n,write:z,uses:N("exp",e)}}},weight:{step:1,of:"weights",work:({scores:e,exps:t},n)=>({symbol:`α_${n+1}`,...Ut(e,n,t),uses:[...N("score",e),`exp:${n+1}`,"total"]})},whole:{step:1,of:"whole",work({weights:e}){let{text:t,paper:n}=je(e);return{symbol:"Σ_k α_k",texts:[t],paper:n,uses:N("weight",e)}}},weighted:{step:2,of:"weighted",work({weights:e,memory:t},n,r){let{text:o,paper:s}=se([e[n]],[t[n][r]]),i=[`weight:${n+1}`,`memory:${n+1}:${r+1}`];return{symbol:`α_${n+1} h_${n+1}`,entry:r,texts:[o],paper:s,uses:i}}},context:{step:2,of:"context",work({weighted:e},t){let{text:n,paper:r}=je(e.map(s=>s[t])),o=e.map((s,i)=>`weighted:${i+1}:${t+1}`);return{symbol:"c",entry:t,texts:[n],paper:r,uses:o}}},joined:{step:3,of:"joined",work({joined:e,context:t},n){let r=t.length,[o,s,i]=n<r?["c",n,"context"]:["s",n-r,"state"],l=[`${i}:${s+1}`];return{symbol:"[c; s]",entry:n,same:[o,s],texts:[],paper:E(e[n]),uses:l}}},mixed:{step:4,of:"mixed",work({combine:e,joined:t},n){let{text:r,paper:o}=se(e[n],t),s=[...N(`combine:${n+1}`,t),...N("joined",t)];return{symbol:"W_c [c; s]",entry:n,texts:[r],paper:o,uses:s}}},attentional:{step:4,of:"attentional",work:({mixed:e},t)=>({symbol:"s̃",entry:t,...wn(e[t]),uses:[`mixed:${t+1}`]})},logit:{step:5,of:"logits",work({output:e,attentional:t},n){let{text:r,paper:o}=se(e[n],t),s=[...N(`output:${n+1}`,t),...N("attentional",t)];return{symbol:`z_${n+1}`,texts:[r],paper:o,uses:s}}},probability:{step:5,of:"probabilities",work:({logits:e},t)=>({symbol:`p_${t+1}`,...Ut(e,t),uses:N("logit",e)})}},N=(e,t)=>t.map((n,r)=>`${e}:${r+1}`);function Lt(e,t){let[n,...r]=e.split(":");if(!Object.hasOwn(Ft,n))return null;let{step:o,of:s,work:i}=Ft[n],l=r.map(c=>c-1),u=l.reduce((c,m)=>c?.[m],t[s]);if(typeof u!="number")return null;let{paper:d,write:p=k,...f}=i(t,...l),_=p===z?L:E;return{...f,step:o,result:p(u),exact:Math.abs(d-_(u))<1e-9,roundedOff:Math.abs(_(d)-_(u))>1e-9}}var Ot=`/* SixSteps */
.six {
  --row: 1.625rem;
  max-width: 54rem;
}
.tilde {
  position: relative;
  text-indent: 0;
}
.tilde::after {
  content: "~";
  font-style: normal;
  left: 0.02em;
  line-height: 1;
  position: absolute;
  top: -0.24em;
}

/* the six steps to choose from */
.six .stepper {
  align-items: flex-start;
}
.stepper > button {
  flex: none;
}
.six .stepper .place {
  flex: 1;
}
.chips {
  display: grid;
  grid-template-columns: repeat(6, minmax(0, 1fr));
  list-style: none;
  margin: 0;
  padding: 0;
}
.chips li {
  position: relative;
}
.chips li + li::before {
  /* the line from one badge to the next */
  background: var(--edge);
  content: "";
  height: 2px;
  position: absolute;
  right: calc(50% + 1.1rem);
  top: 1.05rem;
  width: calc(100% - 2.2rem);
}
.chips li + li:not(.later)::before {
  background: var(--ink);
}
.chips button,
button.title {
  background: none;
  border: 0;
  color: inherit;
}
.chips button {
  align-items: center;
  display: flex;
  flex-direction: column;
  gap: 0.1rem;
  line-height: 1.2;
  padding: 0.25rem 0.1rem;
  width: 100%;
}
.chips .name {
  font-size: 0.75rem;
}
.chips .later .name {
  color: var(--soft);
}
.chips .now .name {
  font-weight: 700;
}
.badge {
  align-items: center;
  background: var(--surface);
  border: 2px solid var(--ink);
  border-radius: 50%;
  display: inline-flex;
  flex: none;
  font-size: 0.8125rem;
  font-weight: 600;
  height: 1.6rem;
  justify-content: center;
  line-height: 1;
  width: 1.6rem;
}
.later .badge {
  border-color: var(--edge);
  color: var(--soft);
}
.now .badge {
  background: var(--ink);
  color: var(--surface);
}
.chips button:hover .badge,
button.title:hover .badge {
  border-color: var(--ink);
  box-shadow: 0 0 0 2px var(--edge);
}

/* what has been found, and how to play */
.six .reading {
  font-weight: 600;
  margin-top: 0.6rem;
}
.six .legend {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1.4rem;
  margin: 0.3rem 0 0.8rem;
}
.legend .again {
  font-size: 0.8125rem;
  margin-left: auto;
  min-height: 1.9rem;
}
.legend .scrub,
.legend .result {
  color: var(--ink);
  font-size: 0.8125rem;
}
.legend .scrub {
  cursor: default;
}

/* one step below the other: what it does on the left, its numbers on the right; on a phone one above the other */
.band {
  border: 1px solid transparent;
  border-radius: 10px;
  display: grid;
  gap: 0.4rem 1rem;
  grid-template-columns: minmax(0, 1fr);
  padding: 0.6rem 0.6rem;
}
@container (min-width: 40rem) {
  .band {
    align-items: center;
    grid-template-columns: 15rem minmax(0, 1fr);
  }
  .long .band {
    grid-template-columns: 12.5rem minmax(0, 1fr);
  }
}
.band.now {
  border-color: var(--edge);
  box-shadow: 0 1px 6px rgb(0 0 0 / 12%);
}
.about {
  align-self: start;
}
.title {
  align-items: center;
  display: inline-flex;
  font-size: 0.875rem;
  font-weight: 600;
  gap: 0.4rem;
  line-height: 1.2;
  min-height: 1.75rem;
}
.six .title {
  border: 1px solid transparent;
  border-radius: 999px;
  padding: 0.05rem 0.5rem 0.05rem 0.1rem;
  text-align: left;
}
.later .title .name {
  color: var(--soft);
  font-weight: 400;
}
.six .next .title {
  /* where to go on */
  background: var(--raised);
  border-color: var(--edge);
}
.next .title .name {
  color: var(--ink);
}
.note {
  display: grid;
  font-size: 0.84375rem;
  line-height: 1.4;
  margin-top: 0.1rem;
}
.note > * {
  grid-area: 1 / 1;
  min-width: 0;
}
.rule {
  font-size: 1rem;
  line-height: 1.6;
}
.why.aside {
  visibility: hidden;
}
.done .why {
  color: var(--soft);
}
.work p {
  padding-left: 1em;
  text-indent: -1em;
}
.outcome {
  white-space: nowrap;
}
.remark {
  color: var(--soft);
}

/* numbers */
.six .cell {
  align-items: center;
  display: flex;
  font-size: 0.8125rem;
  height: var(--row);
  justify-content: center;
}
.cell > :focus-visible,
.cell > [aria-expanded="true"] {
  outline-offset: 1px;
  position: relative; /* its frame lies over its neighbours */
  z-index: 1;
}
.six .result {
  background: color-mix(in srgb, var(--ink) 8%, var(--surface));
  border: 0;
  border-radius: 5px;
  color: inherit;
  font-size: inherit;
  font-variant-numeric: tabular-nums;
  line-height: 1.5rem;
  min-height: 0;
  min-width: 1.5rem;
  padding: 0 1px;
  white-space: nowrap;
}
.six .result.query { color: var(--query); }
.six .result.value { color: var(--value); }
.six .result.decoder { color: var(--decoder); }
@media (prefers-reduced-motion: no-preference) {
  .now .result,
  .now .brackets {
    animation: come 0.4s ease;
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
}
button.result:hover {
  box-shadow: 0 0 0 1.5px currentColor;
}
.result[aria-expanded="true"] {
  box-shadow: 0 0 0 2px var(--focus);
  font-weight: 700;
}
.six .used > * {
  background: color-mix(in srgb, var(--focus) 24%, var(--surface));
}
.text {
  align-self: center;
  font-size: 0.84375rem;
  overflow: hidden;
  text-align: center;
  text-overflow: ellipsis;
  white-space: nowrap;
}

/* the grid of the attention part: a column for each source word */
.six .grid {
  display: grid;
  grid-auto-rows: minmax(1.35rem, auto);
}
.grid .word {
  font-weight: 600;
}
.many .grid .word {
  font-size: 0.75rem;
  font-weight: 400;
}
.grid .brackets {
  margin: 0 5px;
}
.grid .role {
  font-size: 0.75rem;
}
.grid .span span {
  border: 1px solid;
  border-radius: 0 0 6px 6px;
  border-top: 0;
  display: block;
  line-height: 1.2;
  margin: 0 4px;
}
.grid.row {
  margin-top: 0.4rem;
}
.pillar {
  align-items: flex-end;
  background: var(--nothing);
  border-radius: 3px 3px 0 0;
  display: flex;
  height: 2.75rem;
  justify-self: center;
  margin: 0.3rem 0 0.1rem;
  overflow: hidden;
  width: 62%;
}
.pillar span {
  background: var(--everything);
  width: 100%;
}
.sum {
  align-items: center;
  display: flex;
  gap: 0.15rem;
  justify-content: center;
}
.sum .sign,
.between {
  color: var(--soft);
}
.between {
  justify-self: end;
  overflow: visible;
  transform: translateX(50%);
  z-index: 1;
}

/* columns and matrices beside each other */
.flow {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem;
}
.prediction {
  flex-wrap: nowrap;
}
.column {
  display: grid;
  grid-template-rows: 1.35rem;
}
.vector .cell,
.matrix .cell {
  width: 4.9ch; /* wide enough for a minus sign, so that nothing moves when one comes */
}
.vector .cell {
  width: 5.3ch;
}
.flow .sign {
  color: var(--soft);
  display: grid;
  justify-items: center;
  line-height: 1;
  padding-top: 1.35rem;
}
.flow .sign .formula {
  font-size: 0.6875rem;
  margin-top: -0.6rem;
}
.flow .sign.over {
  /* what it does stands in the line of names, between those of the columns beside it */
  align-content: center;
  align-self: stretch;
  position: relative;
}
.sign.over .formula {
  left: 50%;
  margin: 0;
  position: absolute;
  top: 0.35rem;
  transform: translateX(-50%);
}
.halves {
  align-self: stretch;
  display: flex;
  flex-direction: column;
  font-size: 0.84375rem;
  padding: 1.35rem 0 0 0.4rem;
}
.halves span {
  align-content: center;
}
.column.words {
  flex: 0 1 auto;
  grid-auto-rows: var(--row);
  min-width: 0;
}
.target {
  align-self: center;
  border-radius: 5px;
  font-size: 0.84375rem;
  overflow: hidden;
  padding: 0 0.25rem;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.target.written {
  background: var(--decoder);
  color: var(--surface);
  font-weight: 700;
}
.column.shares {
  flex: 1;
  grid-auto-rows: var(--row);
  min-width: 1.2rem;
}
.shares .track {
  align-self: center;
  background: var(--nothing);
  border-radius: 3px;
  height: 0.9rem;
  overflow: hidden;
}
.shares .track span {
  background: var(--everything);
  display: block;
  height: 100%;
}

@container (max-width: 30rem) {
  .chips .name {
    /* to be heard only: the sentence below says where we are */
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    width: 1px;
  }
  .chips button {
    padding: 0.25rem 0;
  }
  .chips li + li::before {
    right: calc(50% + 0.9rem);
    width: calc(100% - 1.8rem);
  }
  .six .stepper > button {
    min-width: 2.25rem;
    padding: 0;
  }
  .band {
    padding: 0.5rem 0.4rem;
  }
  .six .cell,
  .grid .word,
  .six .target,
  .grid .text {
    font-size: 0.75rem;
  }
  .grid .word {
    font-weight: 400;
  }
  .flow {
    gap: 1px;
  }
  .many .cell,
  .many .grid .text {
    font-size: 0.6875rem;
  }
  .many .grid .brackets {
    margin: 0 2px;
  }
  .many .between {
    background: var(--surface);
    line-height: 1;
  }
  .vector .cell {
    width: 4.9ch;
  }
  .long .shares {
    display: none;
  }
  .vector,
  .matrix {
    column-gap: 2px;
    padding: 0 2px;
  }
  .sign.over .formula {
    visibility: hidden;
  }
}
`;var Kt=3,$n=["state","memory","combine","output"],Bt=["e_j = s · h_j","α_j = exp(e_j) / Σ_k exp(e_k)","c = Σ_j α_j h_j","[c; s]","s̃ = tanh(W_c [c; s])","p = softmax(W_o s̃)"],ae=[{s:"query",h:"key"},{},{c:"value",h:"value"},{c:"value",s:"decoder"},{c:"value",s:"decoder",s̃:"decoder"},{s̃:"decoder"}],D=Re(null);function Sn({model:e,say:t}){let[n]=V(e,"source"),[r]=V(e,"vocabulary"),[o,s]=V(e,"step"),[i,l]=V(e,"opened"),u=Nt(e,$n),{values:d}=u,p=J(()=>({...d,...Ht(d)}),[d]),f=i?Lt(i,p):null,_=f&&f.step<=o?f:null,c={say:t,all:p,step:o,source:n,vocabulary:r,open:_,opened:_?i:"",change:u.change,toggle:h=>l(h===i?"":h),go(h){l(""),s(h)}},m=h=>{h.key!=="Escape"||!_||(h.preventDefault(),l(""))},v=`${n.length>4?"many":""} ${d.state.length>2?"long":""}`;return a(D.Provider,{value:c,children:a("div",{class:`six ${v}`,onKeyDown:m,children:[a(Tn,{}),a(Tt,{children:In(c)}),a("div",{class:"legend",children:[a("span",{children:[a("span",{class:"scrub","aria-hidden":"true",children:k(.5)})," ",t("drag")]}),a("span",{children:[a("span",{class:"result sample","aria-hidden":"true",children:k(.5)})," ",t("choose")]}),a("button",{type:"button",class:"again",onClick:u.startAgain,children:t("again")})]}),a("div",{children:[a(zn,{}),a(Dn,{}),a(Rn,{}),a(En,{}),a(Nn,{}),a(Wn,{})]},Cn(p)),a(At,{say:t,...Un(c)})]})})}var Cn=({memory:e,output:t})=>[e.length,e[0].length,t.length].join();function Tn(){let{say:e,step:t,go:n}=M(D);return a(xt,{step:t,n:6,set:n,back:e("back"),next:e("next"),children:a("ol",{class:"chips","aria-label":e("steps"),children:Bt.map((r,o)=>a("li",{class:jt(o,t),children:a("button",{type:"button","aria-current":o===t?"step":void 0,onClick:()=>n(o),children:[a("span",{class:"badge",children:o+1}),a("span",{class:"name",children:e(`step ${o+1}`)})]})}))})})}var jt=(e,t)=>e===t?"now":e<t?"done":e===t+1?"later next":"later";function te({i:e,children:t}){let{say:n,step:r,go:o,all:s,open:i}=M(D),l=s.state.length,u=e<=r,d=i?.step===e;return a("div",{class:`band ${jt(e,r)}`,role:"group","aria-label":`${e+1}: ${n(`step ${e+1}`)}`,children:[a("div",{class:"about",children:[a("button",{type:"button",class:"title",tabIndex:e===r+1?0:-1,onClick:()=>o(e),children:[a("span",{class:"badge",children:e+1}),a("span",{class:"name",children:n(`step ${e+1}`)})]}),u&&a("div",{class:"note",children:[a("div",{class:`why ${d?"aside":""}`,children:[a("p",{class:"rule",children:a(C,{text:Bt[e],roles:ae[e]})}),a("p",{children:a(Pt,{text:n(`why ${e+1}`,{short:l,long:2*l}),roles:ae[e]})})]}),a("div",{class:"work","aria-live":"polite",children:d&&a(An,{...i,roles:ae[e]})})]})]}),u&&a("div",{children:t})]})}function An({symbol:e,entry:t,same:n,texts:r,about:o,result:s,exact:i,roundedOff:l,roles:u}){let{say:d}=M(D),p=(_,c)=>a(A,{children:[a(C,{text:_,roles:u}),c!==void 0&&`, ${d("entry",{i:c+1})}`]}),f=[n?p(...n):r[0],...r.slice(1)];return f.map((_,c)=>a("p",{children:[c===0&&a(A,{children:[p(e,t)," "]}),c>0&&o?"≈":"="," ",typeof _=="string"?a(C,{text:_,roles:u}):_,c===f.length-1&&a(A,{children:[" ",a("span",{class:"outcome",children:[i?"=":"≈"," ",a("strong",{children:s})]}),l&&a("span",{class:"remark",children:[" ",d("rounded")]})]})]}))}var y=(e,t,n=1,r=1)=>({gridArea:`${e} / ${t} / span ${n} / span ${r}`});function Ve({name:e,trait:t,index:n,value:r,kind:o,label:s,at:i}){let{change:l,open:u}=M(D),d=u?.uses.includes(e);return a("span",{class:`cell ${d?"used":""}`,style:i,children:a(It,{"data-number":e,kind:o,label:s,value:r,min:-Kt,max:Kt,set:p=>l(t,n,p)})})}function O({name:e,value:t,label:n,kind:r="",write:o=k,at:s}){let{open:i,opened:l,toggle:u}=M(D),d=M(Vt),p=i?.uses.includes(e);return a("span",{class:`cell ${p?"used":""}`,style:s,children:a("button",{type:"button",class:`result ${r}`,"data-number":e,tabIndex:d.stop===e?0:-1,"aria-expanded":l===e,"aria-label":`${n}: ${o(t)}`,onFocus:()=>d.setStop(e),onClick:()=>u(e),children:o(t)})})}var Vt=Re(null);function we({label:e,first:t,class:n,style:r,children:o}){let[s,i]=H(t),l=oe(null),u=d=>{let p=d.target.closest("button"),f=!d.altKey&&!d.ctrlKey&&!d.metaKey&&!d.shiftKey&&Pn[d.key];!p||!f||(d.preventDefault(),Mn([...l.current.querySelectorAll("button")],p,f)?.focus())};return a(Vt.Provider,{value:{stop:s,setStop:i},children:a("div",{class:n,style:r,role:"toolbar","aria-label":e,ref:l,onKeyDown:u,children:o})})}var Pn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Mn(e,t,[n,r]){let o=d=>{let{left:p,top:f,width:_,height:c}=d.getBoundingClientRect();return[p+_/2,f+c/2]},[s,i]=o(t);return e.map(d=>{let[p,f]=o(d),[_,c]=[p-s,f-i],[m,v]=n?[_*n,Math.abs(c)]:[c*r,Math.abs(_)];return{button:d,along:m,far:m+3*v,inLine:n===0||v<8}}).filter(({along:d,inLine:p})=>d>4&&p).sort((d,p)=>d.far-p.far)[0]?.button}var P=({at:e,kind:t="",children:n})=>a("span",{class:`text ${t}`,style:e,children:n}),ye=e=>({gridTemplateColumns:`repeat(${e.length+2}, minmax(0, 1fr))`});function zn(){let{say:e,all:t,source:n,step:r,open:o}=M(D),{state:s,memory:i,scores:l}=t,u=s.length,d=o?o.step:r,p=ae[d].s??"decoder",f=ae[d].h??"encoder";return a(te,{i:0,children:[a("div",{class:"grid",style:ye(n),children:[a(P,{at:y(1,1),kind:"word decoder",children:e("decoder")}),a(P,{at:y(2,1),kind:`symbol ${p}`,children:a(C,{text:"s"})}),a(G,{at:y(3,1,u),kind:p}),a(P,{at:y(3+u,1),kind:`role ${p}`,children:e(p==="query"?"query":"state")}),n.map((_,c)=>a(A,{children:[a(P,{at:y(1,2+c),kind:"word encoder",children:_}),a(P,{at:y(2,2+c),kind:`symbol ${f}`,children:a(C,{text:`h_${c+1}`})}),a(G,{at:y(3,2+c,u),kind:f})]})),a(P,{at:y(3+u,2,1,n.length),kind:`role span ${f}`,children:a("span",{children:e(f==="key"?"keys":f==="value"?"values":"states")})}),s.map((_,c)=>a(Ve,{name:`state:${c+1}`,trait:"state",index:c,value:_,kind:p,label:e("state entry",{i:c+1}),at:y(3+c,1)})),i.map((_,c)=>_.map((m,v)=>a(Ve,{name:`memory:${c+1}:${v+1}`,trait:"memory",index:c*u+v,value:m,kind:f,label:e("memory entry",{word:n[c],i:v+1}),at:y(3+v,2+c)})))]}),a(we,{class:"grid row",style:ye(n),label:e("scores"),first:"score:1",children:[a(P,{at:y(1,1),kind:"symbol",children:a(C,{text:"e_j"})}),l.map((_,c)=>a(O,{name:`score:${c+1}`,value:_,label:e("score of",{word:n[c]}),at:y(1,2+c)}))]})]})}function Dn(){let{say:e,all:t,source:n}=M(D),{exps:r,total:o,weights:s,whole:i}=t,l=n.length+2;return a(te,{i:1,children:a(we,{class:"grid",style:ye(n),label:e("weights"),first:"exp:1",children:[a(P,{at:y(1,1),kind:"symbol",children:a(C,{text:"exp(e_j)"})}),r.map((u,d)=>a(O,{name:`exp:${d+1}`,value:u,write:z,label:e("exp of",{word:n[d]}),at:y(1,2+d)})),a(qt,{at:y(1,l),children:a(O,{name:"total",value:o,write:z,label:e("total")})}),s.map((u,d)=>a("span",{class:"pillar",style:y(2,2+d),"aria-hidden":"true",children:a("span",{class:"moves",style:{height:`${100*u}%`}})})),a(P,{at:y(3,1),kind:"symbol",children:a(C,{text:"α_j"})}),s.map((u,d)=>a(O,{name:`weight:${d+1}`,value:u,label:e("weight of",{word:n[d]}),at:y(3,2+d)})),a(qt,{at:y(3,l),children:a(O,{name:"whole",value:i,label:e("whole")})})]})})}var qt=({at:e,children:t})=>a("span",{class:"sum",style:e,children:[a("span",{class:"sign","aria-hidden":"true",children:"Σ"}),t]});function Rn(){let{say:e,all:t,source:n}=M(D),{weighted:r,context:o}=t,s=o.length,i=n.length+2;return a(te,{i:2,children:a(we,{class:"grid",style:ye(n),label:e("weighted"),first:"weighted:1:1",children:[r.map((l,u)=>a(A,{children:[a(P,{at:y(1,2+u),kind:"symbol value",children:a(C,{text:`α_${u+1} h_${u+1}`})}),a(G,{at:y(2,2+u,s),kind:"value"}),a(P,{at:y(2,2+u,s),kind:"between",children:u<n.length-1?"+":"="})]})),a(P,{at:y(1,i),kind:"symbol value",children:a(C,{text:"c"})}),a(G,{at:y(2,i,s),kind:"value"}),o.map((l,u)=>a(A,{children:[r.map((d,p)=>a(O,{name:`weighted:${p+1}:${u+1}`,value:d[u],kind:"value",label:e("weighted entry",{word:n[p],i:u+1}),at:y(2+u,2+p)})),a(O,{name:`context:${u+1}`,value:l,kind:"value total",label:e("context entry",{i:u+1}),at:y(2+u,i)})]}))]})})}function Q({symbol:e,kind:t="",values:n,label:r,numberKind:o=()=>t,first:s}){return a("div",{class:"column",children:[a(P,{kind:`symbol ${t}`,children:e&&a(C,{text:e})}),a(we,{class:"vector",label:r,first:`${s}:1`,children:[a(G,{kind:t}),n.map((i,l)=>a(O,{name:`${s}:${l+1}`,value:i,kind:o(l),label:`${r}, ${l+1}`}))]})]})}function Gt(){let{say:e,all:t}=M(D),n=t.state.length;return a(Q,{symbol:"[c; s]",values:t.joined,numberKind:r=>r<n?"value":"decoder",label:e("joined"),first:"joined"})}function En(){let{say:e,all:t}=M(D),n=t.state.length;return a(te,{i:3,children:a("div",{class:"flow",children:[a(Gt,{}),a("div",{class:"halves",children:[a("span",{class:"value",style:{flexGrow:n},children:[a(C,{text:"c"})," ",e("found")]}),a("span",{class:"decoder",style:{flexGrow:n},children:[a(C,{text:"s"})," ",e("asked")]})]})]})})}function Xt({symbol:e,trait:t,rows:n,label:r}){return a("div",{class:"column",children:[a(P,{kind:"symbol",children:a(C,{text:e})}),a("div",{class:"matrix",style:{gridTemplateColumns:`repeat(${n[0].length}, auto)`},children:[a(G,{}),n.map((o,s)=>o.map((i,l)=>a(Ve,{name:`${t}:${s+1}:${l+1}`,trait:t,index:s*o.length+l,value:i,label:r(s,l)})))]})]})}function Nn(){let{say:e,all:t}=M(D);return a(te,{i:4,children:a("div",{class:"flow",children:[a(Xt,{symbol:"W_c",trait:"combine",rows:t.combine,label:(n,r)=>e("combine entry",{i:n+1,k:r+1})}),a(ee,{children:"×"}),a(Gt,{}),a("div",{class:"flow",children:[a(ee,{children:"="}),a(Q,{values:t.mixed,label:e("mixed"),first:"mixed"}),a(ee,{children:[a(C,{text:"tanh"}),"→"]}),a(Q,{symbol:"s̃",kind:"decoder",values:t.attentional,label:e("attentional"),first:"attentional"})]})]})})}var ee=({kind:e="",children:t})=>a("span",{class:`sign ${e}`,"aria-hidden":"true",children:t});function Wn(){let{say:e,all:t,vocabulary:n}=M(D),{logits:r,probabilities:o}=t,[s]=ve(o,1);return a(te,{i:5,children:a("div",{class:"flow prediction",children:[a("div",{class:"column words",children:[a(P,{}),n.map((i,l)=>a("span",{class:`target decoder ${l===s?"written":""}`,children:i}))]}),a(Xt,{symbol:"W_o",trait:"output",rows:t.output,label:(i,l)=>e("output entry",{word:n[i],k:l+1})}),a(ee,{children:"×"}),a(Q,{symbol:"s̃",kind:"decoder",values:t.attentional,label:e("attentional"),first:"attentional"}),a(ee,{children:"="}),a(Q,{symbol:"z",values:r,label:e("logits"),first:"logit"}),a(ee,{kind:"over",children:[a(C,{text:"softmax"}),"→"]}),a(Q,{symbol:"p",values:o,label:e("probabilities"),first:"probability"}),a("div",{class:"column shares","aria-hidden":"true",children:[a(P,{}),o.map(i=>a("span",{class:"track",children:a("span",{class:"moves",style:{width:`${100*i}%`}})}))]})]})})}function In({say:e,all:t,step:n,source:r,vocabulary:o}){let[s]=ve(t.weights,1),[i]=ve(t.probabilities,1);return e(`reading ${n+1}`,{step:n+1,name:e(`step ${n+1}`),word:r[s],score:k(t.scores[s]),weight:Fe(t.weights[s]),c:t.context.map(l=>k(l)).join(", "),n:t.joined.length,vector:t.attentional.map(l=>k(l)).join(", "),written:o[i],probability:Fe(t.probabilities[i])})}function Un({say:e,all:t,source:n,vocabulary:r}){let o=t.state.length,s=Math.max(n.length,r.length,2*o),i=(u,d,p)=>[a(A,{children:[a(C,{text:u})," ",d]}),...Array.from({length:s},(f,_)=>_<p.length?k(p[_],4):"")],l=()=>[i("s",e("state"),t.state),...t.memory.map((u,d)=>i(`h_${d+1}`,n[d],u)),i("e_j",e("scores"),t.scores),i("exp(e_j)","",t.exps),i("Σ_k exp(e_k)","",[t.total]),i("α_j",e("weights"),t.weights),...t.weighted.map((u,d)=>i(`α_${d+1} h_${d+1}`,n[d],u)),i("c",e("context"),t.context),i("[c; s]","",t.joined),...t.combine.map((u,d)=>i("W_c",e("row",{i:d+1}),u)),i("W_c [c; s]","",t.mixed),i("s̃",e("attentional"),t.attentional),...t.output.map((u,d)=>i("W_o",r[d],u)),i("z",e("logits"),t.logits),i("p",e("probabilities"),t.probabilities)];return{head:[e("number"),...Array.from({length:s},(u,d)=>`${d+1}`)],rows:l}}var Fr=Ct(Sn,qe+Le+Ot);export{Fr as default};
